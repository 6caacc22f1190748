"""A rendered dysplastic hip put back by a plan: its LCEA, and the fragment as an image, against the parent's film.

The roof is a piece of a ball's shell over the hips of balls and rods, and the tube stands over the hip, so that turning
the roof turns its shadow. The deformation is the one that made the dysplastic sample.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy.ndimage import binary_erosion
from skimage.draw import polygon

from planning.case import Case, MarkedFilm
from planning.casefile import read_case
from planning.plans import Plan, SocketStep
from planning.reading import read_case_films
from planning.realign import apply, stages
from planning.realign.fragments import Fragment, fragments
from planning.realign.picture import moved_picture
from sample_images.render.anatomy import Anatomy
from sample_images.render.camera import overhead
from sample_images.render.change import acetabulum_turned
from sample_images.render.depth import depth
from sample_images.render.exposure import Exposure, exposed
from sample_images.render.material import CORTICAL, shelled
from sample_images.render.mesh import Mesh
from sample_images.render.project import shadow
from sample_images.render.tissue import FILM_BONE, WATER, filled
from sample_images.render.truth import points_on_film, readable
from tests.sample_images.render.ball_and_rods import ball_and_rods
from tests.sample_images.render.shapes import surface

DEFORMED = -16.0  # degrees, as of sample_images/cases.json
PITCH, ROWS, COLUMNS = 0.5, 300, 720
HIP = np.array([-100.0, 0, 0])
CAMERA = overhead(HIP, rows=ROWS, columns=COLUMNS, pitch=PITCH)
# Without what processing takes from far around a pixel, which is not the fragment's own.
HOW = Exposure(scatter=0, evened=0, crispness=0)
TISSUE = 150.0  # mm of soft tissue all over
WINDOW = (0, 4095)


def roof(points: np.ndarray) -> np.ndarray:
    """How deep points lie in a shell 27 to 36 mm from the head's center and 45 degrees about straight up."""
    away = points - HIP
    reach = np.linalg.norm(away, axis=-1)
    across = np.hypot(away[..., 0], away[..., 1])
    return np.minimum.reduce([36 - reach, reach - 27, (away[..., 2] - across) / np.sqrt(2)])


@cache
def bones(deformed: bool) -> Anatomy:
    hips = ball_and_rods(30.0)
    low, high = (-140.13, -40.17, 10.11), (-60.0, 40.0, 40.0)  # off the round, or triangles of no area come out
    parent = Anatomy(hips.bones | {"hip_R": surface(roof, low, high, 0.5)}, hips.landmarks, hips.heads)
    return acetabulum_turned(parent, "R", DEFORMED) if deformed else parent


def cast(mesh: Mesh) -> np.ndarray:
    depths = depth(mesh, mesh.vertices.min(axis=0) - 1, mesh.vertices.max(axis=0) + 1, 0.5)
    solid = filled(depths, lambda points, below: shelled(below, 1.2, CORTICAL, 250.0))
    return FILM_BONE * WATER / 1000 * shadow(solid, CAMERA, 1)


@cache
def integral(deformed: bool) -> np.ndarray:
    own = bones(deformed).bones
    return TISSUE * WATER + sum(cast(own[name]) for name in ("hip_R", "femur_R"))


def taken(deformed: bool, seed: int) -> np.ndarray:
    return exposed(integral(deformed), PITCH, CAMERA.magnification(HIP), seed, HOW)


def marked(deformed: bool) -> Case:
    points = readable(points_on_film(bones(deformed), CAMERA, "ap_pelvis", "RL"), "ap_pelvis")[0]
    marks = {key: {side: tuple(map(tuple, placed)) for side, placed in sides.items()} for key, sides in points.items()}
    bare = MarkedFilm("ap", "ap_pelvis", ROWS, COLUMNS, spacing_mm=(PITCH, PITCH), scale="estimated")
    return Case((bare.with_marks(marks),))


def lcea(case: Case) -> float:
    return next(r.value for r in read_case_films(case) if (r.key, r.side) == ("lcea_sourcil", "R"))


def rms(difference: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(difference, dtype=float))))


def inside(fragment: Fragment) -> np.ndarray:
    """The pixels of a fragment where it was taken, but for its rim, where a pixel is half another's."""
    mask = np.zeros((ROWS, COLUMNS), bool)
    mask[polygon(*(fragment.moved - 0.5).T[::-1], mask.shape)] = True
    return binary_erosion(mask, iterations=2)


def there_and_back(pixels: np.ndarray, fragment: Fragment) -> np.ndarray:
    """A film turned away and back as a whole: what resampling alone does to it."""
    whole = np.array([(0, 0), (COLUMNS, 0), (COLUMNS, ROWS), (0, ROWS)], float)
    away = np.linalg.inv(np.vstack([fragment.matrix, (0, 0, 1)]))[:2]
    return moved_picture(pixels, [[Fragment("film", whole, way)] for way in (away, fragment.matrix)], WINDOW)


PLAN = Plan("back", (SocketStep("ap", "R", -DEFORMED),))


def test_the_plan_that_undoes_the_deformation_brings_the_lcea_back():
    parent, deformed = lcea(marked(False)), lcea(marked(True))
    assert deformed == pytest.approx(parent + DEFORMED, abs=0.5)
    assert lcea(apply(marked(True), PLAN)) == pytest.approx(parent, abs=0.5)


def test_the_moved_image_is_the_parents_film_but_for_noise_and_resampling():
    stage, = stages(marked(True), PLAN)
    fragment = fragments(stage)[0]
    assert fragment.body == "acetabulum"
    parent, deformed = taken(False, 1).astype(int), taken(True, 2)
    moved = moved_picture(deformed, [fragments(stage)], WINDOW)
    where = inside(fragment)
    noise = rms((taken(False, 3) - parent)[where])
    resampling = rms((there_and_back(taken(False, 1), fragment) - parent)[where])
    unmoved = rms((deformed - parent)[where])
    assert rms((moved - parent)[where]) < noise + resampling
    assert unmoved > 10 * (noise + resampling)  # so that the roof is in the picture at all


def test_the_sample_is_brought_back_to_its_parent():
    """The committed dysplastic sample, whose roof was turned by what its list says, and the woman it was made of."""
    folder = Path(__file__).parents[2] / "sample_images"
    listed = {sample["id"]: sample for sample in json.loads((folder / "cases.json").read_text())}
    (by,) = [one["by"] for one in listed["dysplasia"]["differs"]]
    parent, deformed = (read_case((folder / f"{name}.case.json").read_bytes())
                        for name in (listed["dysplasia"]["parent"], "dysplasia"))
    back = apply(deformed, Plan("back", (SocketStep("ap", "R", -by),)))
    assert lcea(deformed) < lcea(parent) - 10
    assert lcea(back) == pytest.approx(lcea(parent), abs=0.5)
