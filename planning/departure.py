"""How far outside the head circle the head-neck junction of an alpha angle is marked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planning.case import TRUSTED_SCALES, Departure, MarkedFilm
from planning.constructions import Constructions
from planning.landmarks import LANDMARKS
from planning.measures import Measure

JUNCTION = "head_neck_junction"


def departure_of(
    m: Measure, of_view: Constructions, film: MarkedFilm, values: Sequence[np.ndarray]
) -> Departure | None:
    """The departure of a measure that is read from the junction and the head circle; None for any other measure.

    Papers define the junction as the first point where the outline leaves the circle, and none that was seen says how
    far outside it must lie (Nötzli et al. 2002, PMID 12043778). No tolerance is made up here: the reader places the
    point, and its distance from the circle is the tolerance at which the outline departs there. It follows from the
    marks, so the case file needs no entry for it. values: of the film's construction steps for the hip, all formed.
    """
    if JUNCTION not in m.landmarks:
        return None
    circle, junction = (values[of_view.program.at[LANDMARKS[key].symbol()]] for key in ("head", JUNCTION))
    outside = float(np.hypot(*(junction - circle[:2])) - circle[2])
    return Departure(100 * outside / float(circle[2]), outside if film.scale in TRUSTED_SCALES else None)
