"""Everything read from the film on show, as one piece of HTML: its position, its readings, what they say together."""

from __future__ import annotations

from collections.abc import Mapping

from planning.case import Case, MarkedFilm
from planning.pages.findings_list import findings_list
from planning.pages.quality_list import quality_list
from planning.pages.readings_table import readings_table
from planning.pages.repeat_table import repeat_table
from planning.pages.slices import AXIAL
from planning.reading import read_case_films
from planning.spreads import Where, with_spreads

NONE: Mapping[Where, float] = {}


def readings_panel(marked: MarkedFilm, case: Case, spreads: Mapping[Where, float] = NONE) -> str:
    """The panel beside the film; axial films are read together, findings rest on all films.

    spreads: the standard deviations of readings, as far as they are worked out.
    """
    readings = with_spreads(read_case_films(case), spreads)
    own = {film.id for film in case.films if film.view == AXIAL} if marked.view == AXIAL else {marked.id}
    shown = [r for r in readings if r.film in own]
    parts = (quality_list(marked, shown, case.patient), readings_table(marked, shown, case),
             findings_list(case, readings), repeat_table(case))
    return f'<div class="coxa-panel" tabindex="0" role="region" aria-label="Readings">{"".join(parts)}</div>'
