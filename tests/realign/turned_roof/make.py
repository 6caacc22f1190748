"""Make the films of a turned roof again: `python -m tests.realign.turned_roof.make MESHES`.

The woman's right hip, and the same with its roof and the bone above turned stiffly about the line through the head's
center from front to back; farther away the turn fades out, so that the teardrop stays. The tube stands over the head,
so what turns in space turns on the film. Written beside this file: the bones' line integrals about the hip, and a case
file of the marks for each. The models, and the license of what is made of them, are those of the sample films.
"""

import argparse
from pathlib import Path

import numpy as np

from planning.case import Case, MarkedFilm
from planning.casefile import write_case
from sample_images.render.anatomy import Anatomy, anatomy
from sample_images.render.camera import Camera, overhead
from sample_images.render.depth import depth
from sample_images.render.directions import FORWARD, LATERAL
from sample_images.render.mesh import faded
from sample_images.render.move import Warp, moved, turned
from sample_images.render.project import seen, shadow
from sample_images.render.tissue import FILM_BONE, WATER, Substance, filled, made_of
from sample_images.render.truth import points_on_film, readable
from sample_images.render.volume import Volume

FOLDER = Path(__file__).parent
PITCH, ROWS, COLUMNS = 0.3, 1000, 2200
ABOUT = slice(300, 700), slice(900, 1300)  # rows and columns of the film that are kept, about the head
DEGREES = -16.0  # how much more of the head the roof covers
STIFF, STILL = 54.0, 95.0  # mm from the line about which it turns: wholly so far, not at all beyond
SIDES, FLOOR = 66.0, 106.0  # degrees from straight up, as it lies turned: likewise
REACH = 75.0  # mm about the head: all that the kept part of the film shows
BONE = 0.25  # mm from sample to sample
STEP = 1e-4  # of line integral, in what is kept: far finer than the noise
ROUNDS, NEAR = 60, 0.001  # mm: so near are points taken to where they should be, in so many rounds


def main() -> None:
    """Render both films' bones, find their marks, and write them."""
    asked = argparse.ArgumentParser(prog="python -m tests.realign.turned_roof.make", description=__doc__)
    asked.add_argument("meshes", type=Path, help="the folder of bone models (.glb)")
    parent = anatomy(asked.parse_args().meshes, "F")
    turn, back = turns(parent)
    camera = overhead(parent.heads["R"].center, rows=ROWS, columns=COLUMNS, pitch=PITCH)
    kept = {}
    for name, bones, way in (("parent", parent, None), ("deformed", moved(parent, ("hip",), "R", turn), back)):
        kept[name] = np.rint(integral(parent, way, camera)[ABOUT] / STEP).astype(np.uint16)
        (FOLDER / f"{name}.case.json").write_text(write_case(marked(bones, camera)))
    np.savez_compressed(FOLDER / "bones.npz", **kept)


def turns(bones: Anatomy) -> tuple[Warp, Warp]:
    """The turn of points (n, 3) of the hip, and the way back: where what is now at a point was before."""
    center = bones.heads["R"].center

    def by(points: np.ndarray, now: np.ndarray, degrees: float) -> np.ndarray:
        left, up = (now - center)[:, 0], (now - center)[:, 2]
        share = faded(np.hypot(left, up), STIFF, STILL)
        share *= faded(np.degrees(np.abs(np.arctan2(left, up))), SIDES, FLOOR)
        return turned(points, center, FORWARD, -LATERAL["R"][0] * degrees * share)

    def back(points: np.ndarray) -> np.ndarray:
        return by(points, points, -DEGREES)

    def turn(points: np.ndarray) -> np.ndarray:
        now = points
        for _ in range(ROUNDS):
            now = by(points, now, DEGREES)
        if np.abs(back(now) - points).max() > NEAR:
            raise ArithmeticError("Where a point is taken was not found.")
        return now

    return turn, back


def integral(bones: Anatomy, back: Warp | None, camera: Camera) -> np.ndarray:
    """Line integrals (rows, columns) of what the right hip shows; with `back`, of the turned hip.

    The turned hip is the hip as it was, looked up where each place came from: depths, struts and roof are the same.
    """
    center = bones.heads["R"].center
    about = np.array([REACH, 150, REACH])
    low, high = seen(camera, center - about, center + about)
    total = np.zeros((ROWS, COLUMNS), np.float32)
    for name in ("hip_R", "femur_R", "sacrum"):
        mesh, substance = bones.bones[name], made_of(name, bones)
        first = np.maximum(low, mesh.vertices.min(axis=0) - 2 * BONE)
        depths = depth(mesh, first, np.minimum(high, mesh.vertices.max(axis=0) + 2 * BONE), BONE)
        if back and name == "hip_R":
            depths, substance = _depths_from(depths, back), _substance_from(substance, back)
        total += FILM_BONE * WATER / 1000 * shadow(filled(depths, substance), camera, 1)
    return total


def _depths_from(depths: Volume, back: Warp) -> Volume:
    turned_depths = np.empty_like(depths.values)
    for i, slab in enumerate(turned_depths):
        rows, columns = np.indices(slab.shape).reshape(2, -1)
        came_from = np.clip(back(depths.places((np.full_like(rows, i), rows, columns))), depths.low, depths.high)
        slab[:] = depths.at(came_from).reshape(slab.shape)
    return Volume(depths.low, depths.spacing, turned_depths)


def _substance_from(substance: Substance, back: Warp) -> Substance:
    return lambda points, below: substance(back(points), below)


def marked(bones: Anatomy, camera: Camera) -> Case:
    """The film with its true marks."""
    points = readable(points_on_film(bones, camera, "ap_pelvis", "RL"), "ap_pelvis")[0]
    marks = {key: {side: tuple(map(tuple, placed)) for side, placed in sides.items()} for key, sides in points.items()}
    bare = MarkedFilm("ap", "ap_pelvis", ROWS, COLUMNS, spacing_mm=(PITCH, PITCH), scale="estimated")
    return Case((bare.with_marks(marks),))


if __name__ == "__main__":
    main()
