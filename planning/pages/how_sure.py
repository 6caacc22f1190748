"""How sure the readings are taken to be: the reader's own placement of a mark, which every interval rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape

import streamlit as st

from planning.case import MOST_PLACEMENT_MM, Case, MarkedFilm
from planning.constructions import landmarks_of
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE
from planning.noise import FILM_MM, HEAD_RADIUS_MM, size_guess
from planning.observers import agreement_text
from planning.pages import samples
from planning.pages.desk import Desk
from planning.pages.placing_again import forget_repeats, place_again
from planning.pages.slices import AXIAL
from planning.protocols import protocol_of
from planning.repeats import own_placement
from planning.sureness import SURE

WHAT = (
    "± is a 95 % interval by the placement of marks alone: each mark is shaken 2,000 times, and every construction "
    "read again. The bar below a category shows how probable each category is; where none has "
    f"{100 * SURE:.0f} %, those that the value straddles are named, and a finding that needs it is told as not "
    "settled. Two readers, or two films, differ by more."
)
TRUE_MARKS = (
    "True marks of a sample are not your placements, and some lie here: to learn how well you repeat, clear them, mark "
    "the film yourself, then place it again."
)


def how_sure(on: Desk, marked: MarkedFilm) -> None:
    """The button that tells how well marks are taken to be placed, and opens to have it changed."""
    mm = on.case.placement_mm
    key = f"how-sure-{on.case_id}-{marked.id}"
    own = own_on(marked, on.case)
    # What it holds is made only while it is open, so that no mark waits for it.
    with st.popover(caption(marked, own, mm), type="tertiary", key=key, on_change="rerun") as box:
        if box.open:
            st.caption(WHAT)
            if guess := size_guess(marked):
                st.caption(guess_text(guess))
            if own:
                st.caption(own_text(own, mm))
            _placement(on, mm)
            _again(on, marked)
            st.html(_readers(marked))


def own_on(marked: MarkedFilm, case: Case) -> Mapping[str, float]:
    """The reader's own placement in millimeters, of the landmarks that a film can have and it is known for."""
    return {key: mm for key, mm in own_placement(case).items() if key in landmarks_of(marked.view)}


def caption(marked: MarkedFilm, own: Mapping[str, float], mm: float) -> str:
    """What the intervals of a film rest on, in a line; own: as own_on gives it, mm: of every other landmark."""
    by = "by your own placement" if own else f"marks placed to {mm:g} mm"
    return f"± 95 %, {by} (size guessed)" if size_guess(marked) else f"± 95 %, {by}"


def guess_text(guess: str) -> str:
    """What it means that the millimeters of a film without a scale are guessed from something."""
    taken = f"{2 * HEAD_RADIUS_MM:g} mm across" if guess == "the head" else f"{FILM_MM:g} mm along its longer side"
    return (f"This film has no scale. For ± alone, {guess} is taken to be {taken}; if it is smaller, ± is wider. No "
            "length is told.")


def own_text(own: Mapping[str, float], mm: float) -> str:
    """The landmarks whose placement is the reader's own, each with its standard deviation, and what the others have."""
    told = ", ".join(f"{LANDMARKS[key].name.lower()} {sd:.2f} mm" for key, sd in own.items())
    return f"By your own placement: {told}. All others are taken as placed to {mm:g} mm."


def _placement(on: Desk, mm: float) -> None:
    key = f"placement-{on.case_id}-{mm:g}"
    st.number_input(f"Standard deviation of placing a point, in mm (0 to {MOST_PLACEMENT_MM:g})", 0.0,
                    MOST_PLACEMENT_MM, value=mm, step=0.1, format="%.1f", key=key,
                    on_change=lambda: _set(on, st.session_state[key]),
                    help="Along each axis. Points on a rim or an outline are taken to be placed better, to 0.5 and 0.7 "
                         "of it. 1 mm is Coxa's own assumption. It is kept in the case file.")


def _set(on: Desk, mm: float) -> None:
    if 0 <= mm <= MOST_PLACEMENT_MM:
        on.keep(replace(on.case, placement_mm=mm))


def _again(on: Desk, marked: MarkedFilm) -> None:
    """Placing the marks again tells the reader's own noise; on slices it is not offered."""
    if marked.view == AXIAL:
        return
    is_true = samples.has_true(marked)
    if is_true:
        st.caption(TRUE_MARKS)
    start, forget = st.columns(2)
    start.button("Place again, blind", key="again-start", width="stretch", disabled=is_true or not marked.marks,
                 on_click=place_again, args=(on, marked.id),
                 help="The marks of this film are put out of sight and placed a second time. What differs is your own "
                      "noise: it then stands in place of the one above, and tells the least change you can detect. "
                      "Marks accepted as they were suggested are not counted.")
    forget.button("Forget placements", key="again-forget", width="stretch", disabled=not marked.repeats,
                  on_click=forget_repeats, args=(on, marked.id), help="Drop all but the first marks of this film.")


def _readers(marked: MarkedFilm) -> str:
    """What is published of readers of the measures asked for on this film."""
    asked = [CATALOGUE[key] for key in protocol_of(marked.view, marked.protocol).measures]
    told = "".join(f"<p><b>{escape(m.short)}</b>: {escape('; '.join(found))}.</p>"
                   for m in asked if (found := agreement_text(m.key)))
    return f'<div class="coxa-sign"><h4>Published agreement of readers</h4>{told}</div>' if told else "<p></p>"
