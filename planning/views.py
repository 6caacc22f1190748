"""The views a hip is filmed in, and the frame that each gives a hip."""

from __future__ import annotations

from dataclasses import dataclass

from planning.geometry import Symbol, film_up, first_of, perpendicular, unit
from planning.landmarks import LANDMARKS

PELVIC_LINES = ("both teardrops", "both ischia", "both femoral head centers")


@dataclass(frozen=True)
class View:
    """A radiographic view.

    both_hips: one film shows both. drawing: the small drawing its landmarks are shown on, ap or lateral.
    frame: the name a measure asks its frame by.
    """

    key: str
    name: str
    both_hips: bool
    drawing: str
    frame: str | None = None


VIEWS: dict[str, View] = {
    view.key: view
    for view in (
        View("ap_pelvis", "AP pelvis", both_hips=True, drawing="ap", frame="pelvis"),
        View("dunn_45", "Dunn 45°", both_hips=False, drawing="lateral"),
        View("dunn_90", "Dunn 90°", both_hips=False, drawing="lateral"),
        View("frog_leg", "Frog-leg lateral", both_hips=False, drawing="lateral"),
        View("cross_table", "Cross-table lateral", both_hips=False, drawing="lateral"),
    )
}


@dataclass(frozen=True)
class Frame:
    """The directions of one hip, unit vectors: `cranial` is up the body, `lateral` away from the midline."""

    cranial: Symbol
    lateral: Symbol

    @property
    def medial(self) -> Symbol:
        """Toward the midline."""
        return -self.lateral


def _place(key: str, whose: str) -> Symbol:
    symbol = LANDMARKS[key].symbol(whose)
    return symbol.center if symbol.kind == "circle" else symbol


def pelvic_line() -> Symbol:
    """The vector from the other side of the pelvis to the hip's own, along the line that levels the pelvis.

    Two teardrops by default, else both ischia, else both head centers: the lines in use in the literature.
    """
    ways = [_place(key, "own") - _place(key, "other") for key in ("teardrop", "ischium", "head")]
    return first_of(*ways, names=PELVIC_LINES)


def pelvis() -> Frame:
    """The frame of a hip on an AP pelvis, leveled by the pelvic line.

    Which way is up is taken from the bones (the socket lies above the pelvic line), so a film that was
    scanned sideways or upside down reads the same; only without any such mark is it the film's upper edge.
    """
    across = pelvic_line()
    above = first_of(*(_place(key, whose) for key in _ABOVE for whose in ("own", "other")))
    below = first_of(*(_place(key, whose) for key in ("teardrop", "ischium", "head") for whose in ("own", "other")))
    cranial = perpendicular(across, toward=first_of(above - below, film_up()))
    return Frame(cranial=cranial, lateral=unit(across))


_ABOVE = ("sourcil_lateral", "acetabular_edge", "sourcil_medial", "head")
FRAMES = {"pelvis": pelvis}
