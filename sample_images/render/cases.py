"""What a sample case is: whose bones, what was changed in them, how the patient lay, and what it teaches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sample_images.render.anatomy import Anatomy
from sample_images.render.exposure import PLAIN, Exposure

TOES_IN = 15.0  # degrees of internal rotation that an AP pelvis is taken in
DUNN_45, DUNN_90, FROG = (45.0, 20.0, 0.0), (90.0, 20.0, 0.0), (40.0, 45.0, 0.0)


@dataclass(frozen=True)
class FilmPlan:
    """One film, or one stack of axial slices: its view, the hips it is read on, and the pose taken up for it."""

    id: str
    view: str
    sides: str
    pose: dict
    exposure: Exposure = PLAIN


@dataclass(frozen=True)
class Differs:
    """By how much one angle differs from the parent case; film: its id, or "space" for the bones themselves."""

    film: str
    side: str
    angle: str
    by: float


@dataclass(frozen=True)
class SampleCase:
    """One case.

    change: what is done to the bones before they are posed. picture: the film whose small picture stands for the case.
    plain: the first film is saved under this name too, as PNG or JPEG. protocol: what is to be measured on the AP
    film, where the view's first is not what the case teaches.
    """

    id: str
    title: str
    lesson: str
    sex: Literal["F", "M"]
    tags: tuple[str, ...]
    films: tuple[FilmPlan, ...]
    change: Callable[[Anatomy], Anatomy] = lambda bones: bones
    parent: str = ""
    differs: tuple[Differs, ...] = ()
    picture: str = ""
    plain: str = ""
    protocol: str = ""


def ap(right: float = TOES_IN, left: float = TOES_IN, **pelvis: float) -> FilmPlan:
    """The pelvis from the front; right, left: degrees that each femur is turned inward; pelvis: its tilt, rotation."""
    return FilmPlan("ap", "ap_pelvis", "RL", {"femurs": {"R": (0, 0, right), "L": (0, 0, left)}, **pelvis})


def hip(view: str, side: str, femur: tuple[float, float, float], exposure: Exposure = PLAIN) -> FilmPlan:
    """One hip with its femur flexed, abducted and turned inward by so many degrees."""
    return FilmPlan(view, view, side, {"femurs": {side: femur}}, exposure)


def rolled(name: str, view: str, side: str, away: float, exposure: Exposure = PLAIN) -> FilmPlan:
    """One hip of a patient rolled so that it goes away from the tube by so many degrees."""
    return FilmPlan(name, view, side, {"rotation": away if side == "L" else -away}, exposure)


def slices() -> FilmPlan:
    """A stack of axial slices of the patient as the bones lie."""
    return FilmPlan("slices", "axial", "RL", {})
