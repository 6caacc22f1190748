"""The version stacks: the methods in their published order, and what a twist of the bone or a turn of the leg does."""

import json
from functools import cache
from math import atan2, degrees
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
import pytest
from pydicom.encaps import generate_frames
from scipy import ndimage

from planning.casefile import read_case
from planning.reading import read_case_films

FOLDER = Path(__file__).parents[2] / "sample_images"
ENTRIES = {entry["id"]: entry for entry in json.loads((FOLDER / "cases.json").read_text())}
STACKS = ("version_low", "version_normal", "version_high")
# Proximal to distal, each reading more than the one before: Schmaranzer et al., Clin Orthop Relat Res 2019.
IN_ORDER = ("lee", "reikeras", "tomczak", "murphy")
FEMORAL = [f"femoral_version_{method}{about}" for about in ("", "_mechanical") for method in IN_ORDER]
SOCKET = ["acetabular_version_cranial", "acetabular_version_central"]
# Both legs of version_normal turned by 20° to the patient's left, each about the line down the body through its head's
# center (posed(bones, femurs={"R": (0, 0, 20), "L": (0, 0, -20)})), and marked anew by the renderer; not pictured.
TURNED = Path(__file__).parent / "turned_legs.case.json"
each_stack = pytest.mark.parametrize("name", STACKS)
each_side = pytest.mark.parametrize("side", ["R", "L"])


@cache
def read(path: Path) -> dict[tuple[str, str], float | None]:
    """(side, measure) -> value, as the program reads it from the marks of a case file."""
    return {(r.side, r.key): r.value for r in read_case_films(read_case(path.read_bytes()))}


def stack(name: str) -> dict[tuple[str, str], float | None]:
    return read(FOLDER / ENTRIES[name]["case"])


@each_stack
@each_side
def test_the_methods_come_in_their_published_order(name, side):
    values = [stack(name)[side, f"femoral_version_{method}"] for method in IN_ORDER]
    assert values == sorted(values) and len(set(values)) == 4
    # From Lee to Murphy 14.5° in 44 cadaver femora (Berryman 2014), 16 to 20° in 50 symptomatic hips.
    assert 12 < values[-1] - values[0] < 20


@pytest.mark.parametrize("name", ["version_high", "version_low"])
@each_side
def test_a_twisted_femur_changes_every_method_by_the_twist(name, side):
    by = {stated["side"]: stated["by"] for stated in ENTRIES[name]["differs"]}[side]
    assert abs(by) == 15
    after, before = stack(name), stack("version_normal")
    for key in FEMORAL:
        assert after[side, key] - before[side, key] == pytest.approx(by, abs=0.5), key
    for key in SOCKET:
        assert after[side, key] == pytest.approx(before[side, key], abs=0.01), key


@each_side
def test_a_leg_turned_in_the_scanner_changes_nothing(side):
    turned, before = read(TURNED), stack("version_normal")
    for key in FEMORAL + SOCKET:
        assert turned[side, key] == pytest.approx(before[side, key], abs=0.1), key


@each_side
def test_the_turned_leg_is_turned(side):
    """The line behind the condyles, as it is marked, turns by 20°."""
    def across(path: Path) -> float:
        films = json.loads(path.read_text())["films"]
        marks = next(film["marks"] for film in films if "condyles_posterior" in film["marks"])
        lateral, medial = marks["condyles_posterior"][side]
        return degrees(atan2(medial[1] - lateral[1], medial[0] - lateral[0]))

    straight = across(FOLDER / ENTRIES["version_normal"]["case"])
    assert abs(across(TURNED) - straight) == pytest.approx(20, abs=0.1)


def bone_of_head(name: str, number: int, side: str) -> tuple[np.ndarray, np.ndarray]:
    """From the pixels of slice 1 to 12: the bone at the place of the head's center, and that place (column, row).

    The bone is a mask, empty where there is none; what lies within its outline counts.
    """
    films = json.loads((FOLDER / ENTRIES[name]["case"]).read_text())["films"]
    middle = np.mean(next(film["marks"]["head"][side] for film in films if "head" in film["marks"]), axis=0)
    data = pydicom.dcmread(FOLDER / ENTRIES[name]["films"][number - 1])
    stored = imagecodecs.jpegls_decode(next(generate_frames(data.PixelData, number_of_frames=1)))
    dense = ndimage.gaussian_filter(stored + float(data.RescaleIntercept), 1) > 250
    bones, _ = ndimage.label(ndimage.binary_fill_holes(dense))
    here = bones[int(middle[1]), int(middle[0])]
    return (bones == here) & (here > 0), middle


def reach(name: str, number: int, side: str) -> float:
    """How far outward from the head's center the bone there goes, mm; 0 where there is none."""
    bone, middle = bone_of_head(name, number, side)
    outward = (np.nonzero(bone)[1] - middle[0]) * (1 if side == "L" else -1)
    return float(max(outward, default=0)) * 0.86


@each_stack
@each_side
def test_the_neck_meets_the_trochanter_first_on_the_slice_of_lee(name, side):
    """On the slice above it the head's bone ends within a neck's length, here it goes on to the trochanter's end."""
    films = json.loads((FOLDER / ENTRIES[name]["case"]).read_text())["films"]
    assert "neck_lee" in films[3]["marks"]
    assert reach(name, 3, side) < 40 < 60 < reach(name, 4, side)


@each_stack
@each_side
def test_the_slice_of_tomczak_is_the_first_below_the_head(name, side):
    films = json.loads((FOLDER / ENTRIES[name]["case"]).read_text())["films"]
    assert "neck_tomczak" in films[7]["marks"]
    assert bone_of_head(name, 7, side)[0].any() and not bone_of_head(name, 8, side)[0].any()
