"""The hip T1 of the realignment sheet with plans, and a film to put it on.

LCEA 12, Tönnis 22, extrusion 37.655 %; turned by 20 about T2's pivot: 32, 2, 18.536 %, and the center 11.467 mm medial
and 5.031 mm down.
"""

from __future__ import annotations

from dataclasses import replace

from planning.case import Case, MarkedFilm, Patient
from planning.film import Film
from planning.plans import CamStep, Plan, SocketStep
from tests.measures.hips import film_of
from tests.realign.hips import film, socket, spot
from tests.realign.test_cam import dunn
from tests.reports.t1 import gradient

SPACING = (0.3, 0.3)


def planned(**more: object) -> tuple[Case, dict[str, Film]]:
    """T2 as the chosen plan, and a smaller rotation about the head's center; the film they are done on.

    more: fields of the film, such as its scale.
    """
    marked = film(socket(), spacing=SPACING, **more)
    pixels = gradient(marked.rows, marked.columns, SPACING)
    marked = replace(marked, sha256=pixels.sha256)
    turn = SocketStep("ap", "R", 20.0, spot(marked, -20, 30))
    first = Plan("Plan 1", (turn,), "An abduction view\nis asked for.", chosen=True)
    second = Plan("Plan 2", (SocketStep("ap", "R", 10.0),))
    return Case((marked,), Patient(28, "F"), plans=(first, second)), {"ap": pixels}


def cams(*more: MarkedFilm) -> Case:
    """A right hip with a bump on two films, resected on both; further films."""
    films = (film_of("dunn_45", dunn(80, 16.0), name="dunn", side="R"),
             film_of("frog_leg", dunn(70, 16.0), name="frog", side="R"), *more)
    steps = (CamStep("dunn", "R", 50.0), CamStep("frog", "R", 55.0))
    return Case(films, Patient(28, "M"), plans=(Plan("Plan 1", steps, preset="alpha_40_50"),))


def without_chosen(case: Case) -> Case:
    """The same with none of its plans decided on."""
    return replace(case, plans=tuple(replace(plan, chosen=False) for plan in case.plans))
