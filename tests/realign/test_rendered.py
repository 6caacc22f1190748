"""A rendered dysplastic hip put back by a plan: its LCEA, and the fragment as an image, against the parent's film.

The bones are a woman's right hip, and the same with its roof turned (turned_roof/make.py). The tube stands over the
hip, and the tissue is the same all over, since muscle and fat do not turn with a fragment.
"""

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy.ndimage import binary_erosion
from skimage.draw import polygon

from planning.case import Case
from planning.casefile import read_case
from planning.plans import Plan, SocketStep
from planning.reading import read_case_films
from planning.realign import apply, stages
from planning.realign.fragments import Fragment, fragments
from planning.realign.hip import hip_on
from planning.realign.motion import to_pixels
from planning.realign.picture import moved_picture
from sample_images.render.exposure import Exposure, exposed
from sample_images.render.tissue import WATER
from tests.realign.turned_roof.make import ABOUT, COLUMNS, DEGREES, FOLDER, PITCH, ROWS, SIDES, STEP, STIFF

# Without what processing takes from far around a pixel, which is not the fragment's own.
HOW = Exposure(scatter=0, evened=0, crispness=0)
TISSUE = 150.0  # mm of soft tissue all over
MAGNIFICATION = 1150 / 960  # of the hip: from tube to film, and to the hip, mm
WINDOW = (0, 4095)
NAMES = ("parent", "deformed")


@cache
def taken(seed: int) -> dict[str, np.ndarray]:
    """Both films in one exposure, so that no tone is set by what the one shows and the other does not."""
    with np.load(FOLDER / "bones.npz") as kept:
        bones = np.hstack([kept[name].astype(np.float32) * STEP for name in NAMES])
    both = exposed(TISSUE * WATER + bones, PITCH, MAGNIFICATION, seed, HOW)
    return {name: whole(part) for name, part in zip(NAMES, np.hsplit(both, 2), strict=True)}


def whole(part: np.ndarray) -> np.ndarray:
    """The film of what was kept of it."""
    pixels = np.zeros((ROWS, COLUMNS), part.dtype)
    pixels[ABOUT] = part
    return pixels


@cache
def marked(name: str) -> Case:
    return read_case((FOLDER / f"{name}.case.json").read_bytes())


def drawn() -> tuple[tuple[float, float], ...]:
    """A reader's outline of the fragment on the deformed film: from the joint space up, all of it turned stiffly."""
    film = marked("deformed").films[0]
    hip = hip_on(film, "R")
    turns = np.radians(np.linspace(SIDES - 4, 4 - SIDES, 40))  # from straight up, lateral +
    ways = np.outer(np.sin(turns), hip.lateral) + np.outer(np.cos(turns), hip.up)
    low, high = 1.06 * hip.radius, STIFF  # on a film larger than life, still within what turned stiffly
    return tuple(map(tuple, to_pixels(film, hip.center + np.vstack([high * ways, low * ways[::-1]]))))


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


def plan() -> Plan:
    return Plan("back", (SocketStep("ap", "R", -DEGREES, outline=drawn()),))


def test_the_plan_that_undoes_the_deformation_brings_the_lcea_back():
    parent, deformed = lcea(marked("parent")), lcea(marked("deformed"))
    assert deformed == pytest.approx(parent + DEGREES, abs=0.5)
    assert lcea(apply(marked("deformed"), plan())) == pytest.approx(parent, abs=0.5)


def test_the_moved_image_is_the_parents_film_but_for_noise_and_resampling():
    stage, = stages(marked("deformed"), plan())
    fragment = fragments(stage)[0]
    assert fragment.body == "acetabulum"
    parent, deformed = taken(1)["parent"].astype(int), taken(1)["deformed"]
    moved = moved_picture(deformed, [fragments(stage)], WINDOW)
    where = inside(fragment)
    noise = rms((taken(3)["parent"] - parent)[where])
    resampling = rms((there_and_back(taken(1)["parent"], fragment) - parent)[where])
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
