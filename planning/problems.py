"""Why a measure cannot be read: the mark that is missing, the circle that is none, the line that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from planning.case import TRUSTED_SCALES, MarkedFilm
from planning.constructions import Constructions, constructions
from planning.geometry import absent
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE, Measure
from planning.views import VIEWS

OTHER = {"R": "L", "L": "R"}
SIDE_NAMES = {"R": "right", "L": "left", "-": ""}
NO_LINE = {
    "pelvis": "the pelvic line is not marked: mark both teardrops (or both ischia, or both heads)",
    "hilgenreiner": "Hilgenreiner's line is not marked: mark both triradiate cartilages",
    "axial_pelvis": "the transverse line of the pelvis is not marked: mark posterior pelvis (or head) on both sides",
    None: "two of the marks coincide; move one of them",
}

NO_AXIS = "the axis from hip to knee is not known: the slices must tell where they lie, the knee below the head"


def problem_of(m: Measure, of_view: Constructions, film: MarkedFilm, side: str, values: list) -> str | None:
    """One sentence that says what keeps a measure from being read on a hip; None when nothing does.

    values: the values of the film's construction steps for that hip.
    """
    if m.unit == "mm" and film.scale not in TRUSTED_SCALES:
        return "the film is not calibrated"
    if not absent(values[of_view.outputs[m.key]]):
        return None
    for key, where in marks_needed(m, side):
        mark, placed = LANDMARKS[key], len(film.marks.get(key, {}).get(where, ()))
        if placed < mark.least:
            name = name_on(key, where)
            return f"{name}: {placed} of {mark.least} points placed" if placed else f"{name} is not marked"
    return _deeper_problem(m, of_view, side, values)


def name_on(key: str, side: str) -> str:
    """A landmark with its side, as a sentence names it."""
    return f"{SIDE_NAMES[side]} {LANDMARKS[key].name.lower()}".strip()


def marks_needed(m: Measure, side: str) -> Iterator[tuple[str, str]]:
    """The landmarks a reading of one hip is made from, and the side each is marked on."""
    for key in m.landmarks:
        yield key, side if LANDMARKS[key].sided else "-"
    for key in m.across:
        yield key, OTHER[side]


def _deeper_problem(m: Measure, of_view: Constructions, side: str, values: list) -> str:
    for op, index in upstream_of(of_view.view, of_view.outputs[m.key]):
        if op == "first_of" and absent(values[index]):
            return NO_LINE[VIEWS[of_view.view].frame]
        step = of_view.program.steps[index]
        if op == "marks" and step.settings["whose"] == "aligned" and not len(values[index]):
            return NO_AXIS
        if op == "given" and absent(values[index]):
            low, high = step.settings["least"], step.settings["most"]
            name = CATALOGUE[step.settings["key"]].name.lower()
            return f"it needs the {name} of another film of the case, between {low:g} and {high:g}°: mark it there"
        if op == "circle_fit" and absent(values[index]):
            return f"the rim points of the {SIDE_NAMES[side]} femoral head do not make a circle; spread them out"
        if op == "crossing" and absent(values[index]):
            return "the two outlines do not cross, so there is nothing to measure"
        if op == "contour_meet" and absent(values[index]):
            return "an outline does not reach far enough to be read; mark it farther at its ends"
    return "two of the marks coincide; move one of them"


@cache
def upstream_of(view: str, index: int) -> tuple[tuple[str, int], ...]:
    """The steps of a view's program that one rests on, up to but not into the choices of a first_of, deepest first."""
    step = constructions(view).program.steps[index]
    deeper = () if step.op == "first_of" else (found for i in step.args for found in upstream_of(view, i))
    return (*deeper, (step.op, index))
