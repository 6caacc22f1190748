"""The Summary page: what will be taken away, seen first, then downloaded."""

from __future__ import annotations

import json
from datetime import date

import streamlit as st

from planning import __version__
from planning.case import Case
from planning.casefile import write_case
from planning.nameless import with_plain_plans
from planning.pages.desk import Desk
from planning.pages.findings_list import findings_list
from planning.pages.looked import looked
from planning.pages.outrun import outrun_note
from planning.pages.session import desk
from planning.reading import read_case_films
from planning.reports.summary_csv import summary_csv
from planning.reports.summary_json import summary_data
from planning.reports.summary_pdf import summary_pages, summary_pdf
from planning.spreads import read_with_spreads, with_spreads

WORDS = "Print names and notes of plans"
PAPERS = {"a4": "A4", "us-letter": "Letter"}


def summary_page() -> None:
    """Preview and downloads."""
    on = desk()
    outrun_note(on)
    if not on.case.films:
        st.info("Nothing to summarize yet. Open a film on the Measure page and mark it.")
        return
    left, right = st.columns([26, 74], gap="large")
    with left:
        asked = _asked() | {"looked": looked(on)}
        case = _plans_asked(on)
        _downloads(on, case, asked)
        if found := findings_list(on.case, with_spreads(read_case_films(on.case), on.settled_spreads())):
            st.html(found)
    with right:
        for number, picture in enumerate(_preview(on, case, asked), start=1):
            st.image(picture, caption=f"Page {number}", width="stretch")


def _asked() -> dict:
    st.subheader("Planning summary")
    paper = st.radio("Paper", list(PAPERS), format_func=PAPERS.get, horizontal=True)
    reader = st.text_input("Read by", max_chars=80, help="Printed on the summary; left out when empty, never stored.")
    day = st.date_input("Date", value=date.today(), format="YYYY-MM-DD")
    return {"paper": paper, "reader": reader.strip(), "date": day.isoformat(), "version": __version__}


def _plans_asked(on: Desk) -> Case:
    """The case as it is taken away: with the reader's own words about plans only where that is asked for."""
    plain = with_plain_plans(on.case)
    if plain == on.case or st.checkbox(WORDS, key=f"words-{on.case_id}",
                                        help="As they are written; they may name someone."):
        return on.case
    return plain


def _downloads(on: Desk, case: Case, asked: dict) -> None:
    # Each file is made when its button is pressed; what is made is what lies on the desk at that moment.
    films = on.films()
    for label, name, mime, make in (
        ("PDF summary", f"coxa-summary-{asked['date']}.pdf", "application/pdf",
         lambda: summary_pdf(case, read_with_spreads(case), films, **asked)),
        ("Readings, CSV", "readings.csv", "text/csv", lambda: summary_csv(case, read_with_spreads(case))),
        ("Readings, JSON", "readings.json", "application/json",
         lambda: json.dumps(summary_data(case, read_with_spreads(case)), indent=1).encode()),
        ("Case file, to open again", "case.json", "application/json", lambda: write_case(on.case).encode()),
    ):
        st.download_button(label, make, file_name=name, mime=mime, on_click="ignore", width="stretch",
                           icon=":material/download:", type="primary" if name.endswith("pdf") else "secondary")
    st.caption("Coxa writes no patient's name into any of these. What you call a plan and note on it is in the case "
               "file as you wrote it, and in the others only where you tick it.")


def _preview(on: Desk, case: Case, asked: dict) -> list[bytes]:
    """The pages, drawn again only when what is on them has changed."""
    films = on.films()
    shown = case, asked, frozenset(films)
    if st.session_state.get("preview-of") != shown:
        with st.spinner("Drawing the summary …"):
            st.session_state["preview"] = summary_pages(case, read_with_spreads(case), films, **asked)
        st.session_state["preview-of"] = shown
    return st.session_state["preview"]
