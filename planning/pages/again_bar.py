"""A film whose marks are placed again, blind: what the reader is told meanwhile, and the two ways out."""

from __future__ import annotations

import streamlit as st

from planning.case import MarkedFilm
from planning.pages.desk import Desk
from planning.pages.placing_again import finish_again

ORDINALS = {2: "Second", 3: "Third", 4: "Fourth", 5: "Fifth"}


def again_bar(on: Desk, marked: MarkedFilm) -> None:
    """Stands in place of the readings, which would not be blind."""
    number = len(marked.repeats) + 2
    st.info(f"{ORDINALS.get(number, f'{number}th')} placement of this film, blind. Place the marks as if you saw it "
            "for the first time; the earlier marks are kept, and their readings come back when you finish.")
    done, no = st.columns(2)
    # Callbacks, so that the answer counts even when a mark was placed in the meantime.
    done.button("Finish", key="again-finish", type="primary", width="stretch", disabled=not marked.again,
                on_click=finish_again, args=(on, marked.id), kwargs={"keep": True})
    no.button("Give up", key="again-give-up", width="stretch", on_click=finish_again, args=(on, marked.id),
              kwargs={"keep": False}, help="These marks are dropped.")
