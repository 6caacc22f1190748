"""What a reader marks on axial slices, picked on the bones as they lie.

The levels are those that the program asks for (planning/landmarks.py). Nothing here depends on how far a leg is turned
about the body's length.
"""

from __future__ import annotations

import numpy as np

from sample_images.render.anatomy import Anatomy, Sphere
from sample_images.render.directions import FORWARD, UP, unit
from sample_images.render.mesh import Mesh, within
from sample_images.render.neck_outline import most_parallel, waist
from sample_images.render.pick_femur import behind_both
from sample_images.render.section import Section, sections

Places = dict[str, dict[str, np.ndarray]]

REACH, KNEE_REACH = 95.0, 70.0  # mm from the head's center to below the lesser trochanter; of the knee from its own
WELL_JOINED = 1.5  # mm under the level where neck and trochanter first touch: half the distance between slices
SMALLEST = 60.0  # mm² of a section that is told apart
STATIONS = (0.85, 1.55, 0.02)  # radii of the head from its center: where the middle of a run of neck may lie
CRANIAL = 5.0  # mm under the roof's edge
RIMS = {"anterior": "anterior_rim", "posterior": "posterior_rim"}


def axial_places(lying: Anatomy) -> Places:
    """Landmark -> side -> points (n, 3) mm; those of both hips lie on one level, as on one slice."""
    levels = axial_levels(lying)
    found: Places = {}
    for side in "RL":
        for key, points in (_of_femur(lying, side, levels) | _of_pelvis(lying, side, levels)).items():
            found.setdefault(key, {})[side] = points
    return found


def axial_levels(lying: Anatomy) -> dict[str, float]:
    """Heights in mm that the methods name, each midway between those of both hips."""
    hips = [_levels(lying, side) for side in "RL"]
    return {key: float(np.mean([hip[key] for hip in hips])) for key in hips[0]}


def _levels(lying: Anatomy, side: str) -> dict[str, float]:
    head, mark = lying.heads[side], {key: sides[side] for key, sides in lying.landmarks.items() if side in sides}
    femur, bottom = within(lying.bones[f"femur_{side}"], head.center, REACH), head.center[2] - head.radius
    lee = _first_joined(femur, head.center[2])
    parallel = [(_parallel(femur, head, mark["neck_center"][0], level)[0], level) for level in np.arange(bottom, lee)]
    return {
        "cranial": mark["acetabular_edge"][0, 2] - CRANIAL,
        "head": head.center[2],
        "lee": lee,
        "reikeras": min(parallel)[1],
        "tomczak": bottom,
        "murphy": mark["canal_center"][0, 2],
        "knee": mark["knee_center"][0, 2],
        "condyles": mark["condyles_posterior"][:, 2].mean(),
    }


def _of_femur(lying: Anatomy, side: str, level: dict[str, float]) -> dict[str, np.ndarray]:
    mark, head = {key: sides[side] for key, sides in lying.landmarks.items() if side in sides}, lying.heads[side]
    femur, knee = lying.bones[f"femur_{side}"], mark["knee_center"][0]
    upper, lower = within(femur, head.center, REACH), within(femur, knee, KNEE_REACH)
    return {
        "neck_lee": waist(_of_head(upper, head, level["lee"]))[None],
        "neck_reikeras": _parallel(upper, head, mark["neck_center"][0], level["reikeras"])[1][None],
        "neck_tomczak": max(_at(upper, level["tomczak"]), key=lambda cut: cut.area).middle[None],
        "canal_murphy": _nearest(upper, level["murphy"], mark["canal_center"][0]).middle[None],
        "knee_center": _nearest(lower, level["knee"], knee).middle[None],
        "condyles_posterior": behind_both(lower, level["condyles"], mark["condyles_posterior"])[::-1],
    }


def _of_pelvis(lying: Anatomy, side: str, level: dict[str, float]) -> dict[str, np.ndarray]:
    ischium = np.concatenate([cut.outline for cut in _at(lying.bones[f"hip_{side}"], level["tomczak"])])
    rims = {
        f"rim_{wall}_{name}": _edge_at(lying.landmarks[rim][side], level[at])[None]
        for wall, rim in RIMS.items() for name, at in (("cranial", "cranial"), ("central", "head"))
    }
    return rims | {"posterior_pelvis": ischium[[(ischium @ FORWARD).argmin()]]}


def _at(mesh: Mesh, level: float) -> list[Section]:
    """The outlines of a bone on one level, without specks."""
    return [cut for cut in sections(mesh, np.array([0, 0, level]), UP) if cut.area > SMALLEST]


def _nearest(mesh: Mesh, level: float, to: np.ndarray) -> Section:
    return min(_at(mesh, level), key=lambda cut: np.linalg.norm((cut.middle - to)[:2]))


def _of_head(femur: Mesh, head: Sphere, level: float) -> np.ndarray:
    """The outline (n, 3) that has the head in it, or what of the bone lies nearest to it."""
    lines = [cut.outline for cut in _at(femur, level)]
    return min(lines, key=lambda line: np.linalg.norm(line - head.center, axis=1).min())


def _first_joined(femur: Mesh, top: float) -> float:
    """A little under the highest level on which the neck and the greater trochanter have one outline."""
    apart, joined = top, top - 3
    while len(_at(femur, joined)) > 1:
        apart, joined = joined, joined - 3
    while apart - joined > 0.1:
        middle = (apart + joined) / 2
        apart, joined = (middle, joined) if len(_at(femur, middle)) > 1 else (apart, middle)
    return joined - WELL_JOINED


def _parallel(femur: Mesh, head: Sphere, neck: np.ndarray, level: float) -> tuple[float, np.ndarray]:
    """How far the neck's front and back are from parallel on a level, and the middle (3,) of where they are most so."""
    outward = unit((neck - head.center) * [1, 1, 0])
    ahead = np.cross(outward, UP)
    ahead = ahead if ahead @ FORWARD > 0 else -ahead
    stations = head.radius * np.arange(*STATIONS)
    off, (out, front) = most_parallel(_of_head(femur, head, level) - head.center, outward, ahead, stations)
    place = head.center + out * outward + front * ahead
    return off, np.array([*place[:2], level])


def _edge_at(rim: np.ndarray, level: float) -> np.ndarray:
    """Where a rim (n, 3), followed from the roof's edge, first comes down past a level."""
    above = rim[:, 2] >= level
    i = int(np.flatnonzero(above[:-1] & ~above[1:])[0])
    share = (level - rim[i, 2]) / (rim[i + 1, 2] - rim[i, 2])
    return rim[i] + share * (rim[i + 1] - rim[i])
