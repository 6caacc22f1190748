"""The Reference page: every limit the program knows, with population, source and evidence, from the catalogue."""

from __future__ import annotations

from html import escape

import streamlit as st

from planning.catalogue import measure_record
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE
from planning.views import VIEWS

SEXES = {"F": "women", "M": "men"}
COLUMNS = ("Set", "Limits", "Population", "Applies to", "Source", "Evidence")


def reference_page() -> None:
    """Every measure: how it is made, and what it is read against."""
    st.title("Reference")
    st.markdown(
        "Every limit Coxa reads against, and where it comes from. **Seen**: the source was seen to print these "
        "numbers. **Unverified**: commonly quoted, no source confirmed; shown, never preferred."
    )
    asked = st.text_input("Find a measure", placeholder="center-edge, alpha, Dunn …")
    words = asked.lower().split()
    found = [r for r in map(measure_record, CATALOGUE.values()) if all(w in _searched(r) for w in words)]
    if not found:
        st.info("No measure matches; try another word.")
    for record in found:
        _measure(record)


def _searched(record: dict) -> str:
    views = " ".join(VIEWS[v].name for v in record["views"])
    return f"{record['name']} {record['short']} {record['key']} {record['description']} {views}".lower()


def _measure(record: dict) -> None:
    st.subheader(record["name"], divider="gray")
    marks = ", ".join(LANDMARKS[key].name.lower() for key in record["landmarks"])
    views = ", ".join(VIEWS[v].name for v in record["views"])
    leveled = " Leveled by the pelvic line." if record["frame"] == "pelvis" else ""
    st.markdown(f"{record['description']}  \nRead on {views} from: {marks}.{leveled} + means: {record['positive']}.")
    head = "".join(f'<th scope="col">{c}</th>' for c in COLUMNS)
    rows = "".join(_set(r) for r in record["references"])
    st.html(f'<div class="coxa-scroll"><table class="coxa-table"><thead><tr>{head}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>")


def _set(r: dict) -> str:
    who = [VIEWS[v].name for v in r["views"]]
    who += [SEXES[r["sex"]]] if r["sex"] else []
    who += [f"age {r['ages'][0]:g} and over"] if r["ages"] else []
    evidence = "seen" if r["evidence"] == "seen" else '<b class="coxa-unverified">unverified</b>'
    population = escape(r["population"]) + (f"<br><small>{escape(r['note'])}</small>" if r["note"] else "")
    sources = "<br>".join(escape(s) for s in r["sources"])
    cells = (escape(r["title"]), escape(r["bands"]).replace(" · ", "<br>"), population,
             escape(", ".join(who) or "everyone"), sources, evidence)
    return "<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"
