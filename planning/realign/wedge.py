"""How far a femoral osteotomy turns the neck on the film, which for a cut in the neck's own plane is not its angle."""

from __future__ import annotations

from planning.case import Case, CaseProblem, MarkedFilm
from planning.constructions import constructions
from planning.geometry import absent
from planning.marked_film import values_of
from planning.plans import FemurStep
from planning.problems import name_on
from planning.realign.neck import projected, true
from planning.realign.version import neck_version, version_readings

STEEPEST = 80.0  # degrees of the neck out of the film's plane beyond which its angle on the film tells nothing


def film_turn(step: FemurStep, film: MarkedFilm, case: Case) -> float:
    """By how many degrees the neck turns on the film, + varus; CaseProblem when the version it takes is not known.

    A cut in the coronal plane turns it by its own angle, since the film is taken to show that plane.
    """
    if step.wedge == "coronal" or not step.varus_deg:
        return step.varus_deg
    seen = neck_shaft_seen(film, step.side)
    beta = beta_of(step, case)
    return seen - projected(true(seen, beta) - step.varus_deg, beta)


def neck_shaft_seen(film: MarkedFilm, side: str) -> float:
    """The neck-shaft angle on the film in degrees; CaseProblem when it cannot be read."""
    value = values_of(film, side)[constructions(film.view).outputs["neck_shaft_angle"]]
    if absent(value):
        raise CaseProblem(f"The neck-shaft angle cannot be read: mark {name_on('head', side)}, neck center and shaft "
                          "axis first.")
    return float(value)


def beta_of(step: FemurStep, case: Case) -> float:
    """The version of the neck in the view in degrees; CaseProblem when it is not known or too far off the film."""
    told = neck_version(step, version_readings(case, step.side))
    if told is None:
        raise CaseProblem("A wedge in the plane of the neck needs the femoral version: enter it, or mark it on slices.")
    beta = told[0] - step.turned_in_deg
    if abs(beta) > STEEPEST:
        raise CaseProblem(f"The neck lies {beta:.0f}° out of the film's plane, and its angle cannot be told; check the "
                          "version and how far the leg was turned.")
    return beta
