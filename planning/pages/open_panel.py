"""Opening films: the reader's own files, or a sample with one click."""

from __future__ import annotations

import streamlit as st

from planning.case import CaseProblem
from planning.film import FilmProblem
from planning.pages import samples
from planning.pages.desk import Desk
from planning.pages.opening import open_bytes, open_sample

KINDS = "DICOM, PNG, JPEG or TIFF films, or a case file (.json) saved by Coxa"


def open_panel(on: Desk, where: str) -> None:
    """The uploader and the samples; `where` on the page tells two panels apart."""
    own, ready = st.columns(2, gap="large")
    with own:
        st.subheader("Open your own films")
        upload(on, where)
        st.caption("Films stay on the computer that runs Coxa. Names and numbers in them are never stored.")
    with ready:
        st.subheader("Open a sample")
        for sample in samples.catalogue():
            _sample(on, sample, where)


def upload(on: Desk, where: str) -> None:
    """The uploader; what cannot be read gets a sentence, and what lies on the desk stays."""
    round_ = st.session_state.setdefault("upload_round", 0)
    files = st.file_uploader(KINDS, accept_multiple_files=True, key=f"upload-{where}-{round_}")
    if not files:
        for sentence in st.session_state.pop("refused", []):
            st.error(sentence, icon=":material/block:")
        return
    refused = []
    for file in files:
        try:
            open_bytes(on, file.getvalue())
        except (FilmProblem, CaseProblem) as problem:
            refused.append(f"{_plain(file.name)}: {problem}")
        on = st.session_state.desk
    st.session_state.refused = refused
    st.session_state.upload_round = round_ + 1
    st.rerun()


def _plain(name: str) -> str:
    """A file's name as harmless text: Streamlit reads messages as Markdown."""
    short = name if len(name) <= 60 else f"{name[:40]}…{name[-15:]}"
    return "".join(c if c.isalnum() or c in " ._-…" else "_" for c in short)


def _sample(on: Desk, sample: dict, where: str) -> None:
    with st.container(border=True):
        st.markdown(f"**{sample['title']}**")
        st.caption(sample["lesson"])
        blank, marked = st.columns(2)
        if blank.button("Open to mark", key=f"open-{where}-{sample['id']}", type="primary", width="stretch"):
            open_sample(on, sample["id"], marked=False)
            st.rerun()
        if marked.button("Open with its marks", key=f"marked-{where}-{sample['id']}", width="stretch"):
            open_sample(on, sample["id"], marked=True)
            st.rerun()
