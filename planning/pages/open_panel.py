"""Opening films: the reader's own files, or a sample with one click."""

from __future__ import annotations

import streamlit as st

from planning.pages import samples
from planning.pages.desk import Desk
from planning.pages.fresh_desk import new_case
from planning.pages.opening_samples import open_sample
from planning.pages.upload import upload

CARD = 316  # screen pixels: three cards beside the uploader on a wide screen, two on a narrow one
LESSON = 124  # screen pixels: a title and three lines


def open_panel(on: Desk, where: str) -> None:
    """The uploader and the samples; `where` on the page tells two panels apart."""
    own, ready = st.columns([1, 3] if where == "page" else 2, gap="large")
    with own:
        _way_back(on)
        st.subheader("Open your own films")
        if upload(on, where):
            close_panel()
            st.rerun()
        st.caption("Films stay on the computer that runs Coxa. Names and numbers in them are never stored.")
        if where != "page":
            _new_case(on)
    with ready:
        st.subheader("Open a sample")
        if where == "page":
            _gallery(on)
        else:
            _choice(on, where)


def _way_back(on: Desk) -> None:
    """Where the case is that was open before this sample."""
    here, told = st.session_state.get("earlier", ("", ""))
    if here == on.case_id:
        st.caption(told)


def _new_case(on: Desk) -> None:
    if st.button("New case", icon=":material/note_add:", width="stretch"):
        new_case(on)
        close_panel()
        st.rerun()
    st.caption("Back to the start page. The present case stays as it is, at its address.")


def panel_key() -> str:
    """The name of the panel beside a film; it is another, and closed, once something was opened from it."""
    return f"open-{st.session_state.setdefault('opened', 0)}"


def close_panel() -> None:
    """Something was opened: the panel has done its work."""
    st.session_state.opened = st.session_state.get("opened", 0) + 1


def _gallery(on: Desk) -> None:
    """Every sample with its small picture, or those of one kind."""
    st.caption("Films with known angles. Mark one yourself, or see where its true marks lie.")
    kind = st.pills("Kind", samples.tags(), key="samples-of", label_visibility="collapsed", wrap=True)
    with st.container(horizontal=True, gap="small"):
        for sample in samples.catalogue():
            if kind is None or kind in sample.get("tags", ()):
                _card(on, sample, "page")


def _choice(on: Desk, where: str) -> None:
    """One sample, chosen by its title: room is scarce beside an open film."""
    offered = {s["id"]: s for s in samples.catalogue()}
    chosen = st.selectbox("Sample", list(offered), format_func=lambda name: offered[name]["title"],
                          key=f"sample-{where}", label_visibility="collapsed")
    if chosen:
        _card(on, offered[chosen], where)


def _card(on: Desk, sample: dict, where: str) -> None:
    name, count = sample["id"], len(sample["films"])
    many = f" :small[:gray[{count} {'slices' if sample.get('stack') else 'films'}]]" if count > 1 else ""
    with st.container(border=True, width=CARD, gap="small"):
        st.image(samples.thumbnail(sample), width="stretch", alt="")
        with st.container(height=LESSON, border=False, gap="small"):  # of one height, so that the buttons line up
            st.markdown(f"**{sample['title']}**{many}")
            st.caption(sample["lesson"])
        with st.container(horizontal=True, gap="small"):
            mark = st.button("Mark it", key=f"mark-{where}-{name}", type="primary", width="stretch")
            true = st.button("True marks", key=f"true-{where}-{name}", width="stretch")
    if mark or true:
        open_sample(on, name, marked=true)
        close_panel()
        st.rerun()
