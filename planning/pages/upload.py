"""The uploader: films, whole series and case files, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planning.pages.desk import Desk
from planning.pages.opening import open_files

KINDS = ("DICOM, PNG, JPEG or TIFF films; a CT or MR series as its files, its folder dropped here, or a zip; a "
         "case file (.json) of Coxa")
STOPPED = "Opening was stopped."
PARAGRAPH = "\n\n"
STEPS = 50  # of the progress that is shown


def upload(on: Desk, where: str) -> bool:
    """The uploader; what cannot be read gets a sentence, and what lies on the desk stays. Whether any was opened.

    The sentences stand beside what was opened, and here when nothing was.
    """
    round_ = st.session_state.setdefault("upload_round", 0)
    files = st.file_uploader(KINDS, accept_multiple_files=True, key=f"upload-{where}-{round_}")
    if not files:
        for sentence in st.session_state.pop("refused", []):
            st.error(sentence, icon=":material/block:")
        return False
    told = st.progress(0.0, "Reading …")
    st.button("Stop", on_click=_stop, key=f"stop-{where}-{round_}")
    opened = open_files(on, [(_plain(file.name), file.getvalue()) for file in files], _showing(told))
    if opened.is_any:
        _end_round([])
        st.session_state.desk.problem = PARAGRAPH.join(opened.refused) or None
        return True
    _end_round(opened.refused)
    st.rerun()


def _stop() -> None:
    """Told beside the film, since the panel may be closed by then."""
    _end_round([])
    st.session_state.desk.problem = STOPPED


def _end_round(refused: list[str]) -> None:
    """Empty the uploader, and keep what is to be told for the next run."""
    st.session_state.refused = refused
    st.session_state.upload_round += 1


def _showing(bar: st.delta_generator.DeltaGenerator) -> Callable[[int, int], None]:
    """Shows how many files are read. A press of the stop button ends the run, and with it the reading, in here."""
    shown = -1

    def show(done: int, of: int) -> None:
        nonlocal shown
        step = STEPS * done // of
        if step != shown:
            shown = step
            bar.progress(done / of, f"{done} of {of} files read")

    return show


def _plain(name: str) -> str:
    """A file's name as harmless text: Streamlit reads messages as Markdown."""
    short = name if len(name) <= 60 else f"{name[:40]}…{name[-15:]}"
    return "".join(c if c.isalnum() or c in " ._-…" else "_" for c in short)
