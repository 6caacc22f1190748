"""Fixtures T1 to T5: the sheet's values, however the film was taken; never the values of the usual mistakes.

T3, two films, is the table and the forward checks in test_biplane.py. Of T5, published aggregates, those are held that
marks in one plane can show: adduction and the FEAR index, obliquity and nothing else, the order of the version methods.
The others turn a bone out of the film's plane, and no construction over marks of one film can follow that.
"""

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from planning.__main__ import main
from planning.casefile import read_case
from planning.reading import read_case_films
from tests.measures.fixtures import (
    STORED,
    T1,
    T1_SPACING_IGNORED,
    T1_VALUES,
    T2,
    T2_ALPHA,
    T2_ALPHA_SPACING_IGNORED,
    T4,
    t4,
)
from tests.measures.hips import film_of, mirrored, moved, turned, values

ROOT = Path(__file__).parents[2]
WAYS = {
    "plain": (T1, {}, "R"),
    "mirrored": (mirrored(T1), {}, "L"),
    "turned 7° one way": (turned(T1, 7), {}, "R"),
    "turned 7° the other way": (turned(T1, -7), {}, "R"),
    "mirrored and turned": (turned(mirrored(T1), 7), {}, "L"),
    **{f"turned {degrees}° {way}": (turned(T1, sign * degrees), {}, "R")
       for degrees in (3, 5) for way, sign in (("one way", 1), ("the other way", -1))},
    "half size": (moved(T1, ((0.5, 0), (0, 0.5))), {}, "R"),
    "at the detector, 15 % larger": (moved(T1, ((1.15, 0), (0, 1.15))), {"scale": "detector"}, "R"),
    "pixels of 0.160 x 0.143 mm": (T1, {"spacing": STORED}, "R"),
    "pixels of 0.143 x 0.160 mm": (T1, {"spacing": STORED[::-1]}, "R"),
    "mirrored, turned, pixels of 0.160 x 0.143 mm": (turned(mirrored(T1), 7), {"spacing": STORED}, "L"),
}


@pytest.mark.parametrize(("hips", "film", "side"), WAYS.values(), ids=WAYS)
def test_t1(hips, film, side):
    read = values(film_of("ap_pelvis", hips, **film))
    for key, expected in T1_VALUES.items():
        assert read[key, side] == pytest.approx(expected, abs=0.005), key
        assert read[key, {"R": "L", "L": "R"}[side]] is None, key


def in_pixels(hips, center):
    """The marks as numbers of pixels, which is what is left of them when the spacing is ignored.

    The head is round in pixels, about its own center, as the sheet computes these values.
    """
    x, y = center[0] / STORED[1], center[1] / STORED[0]
    head = {"head": {"R": [(x - 150, y), (x + 150, y), (x, y - 150)]}}
    return {**moved(hips, ((1 / STORED[1], 0), (0, 1 / STORED[0]))), **head}


def test_t1_ignoring_the_spacing_would_give_other_values_and_ours_are_not_those():
    ignored = values(film_of("ap_pelvis", in_pixels(T1, (-90, 40)), spacing=(1.0, 1.0), room=2000))
    ours = values(film_of("ap_pelvis", T1, spacing=STORED))
    for key, wrong in T1_SPACING_IGNORED.items():
        assert ignored[key, "R"] == pytest.approx(wrong, abs=0.005), key
        assert abs(ours[key, "R"] - wrong) > 0.5, key


@pytest.mark.parametrize("view", ("dunn_45", "dunn_90", "frog_leg", "cross_table"))
@pytest.mark.parametrize("hips", (T2, mirrored(T2), turned(T2, 7), turned(T2, 200)), ids=("T2", "mirror", "7", "200"))
@pytest.mark.parametrize("spacing", ((0.15, 0.15), STORED), ids=("square", "stored"))
def test_t2(view, hips, spacing):
    (side,) = hips["head"]
    assert values(film_of(view, hips, spacing))["alpha_angle", side] == pytest.approx(T2_ALPHA, abs=1e-6)


def test_t2_on_the_ap_pelvis_is_the_alpha_of_that_view():
    assert values(film_of("ap_pelvis", T2))["alpha_ap", "R"] == pytest.approx(T2_ALPHA, abs=1e-6)


def test_t2_ignoring_the_spacing_would_give_another_alpha():
    ignored = values(film_of("dunn_45", in_pixels(T2, (0, 0)), spacing=(1.0, 1.0)))["alpha_angle", "R"]
    assert ignored == pytest.approx(T2_ALPHA_SPACING_IGNORED, abs=0.005)


@pytest.mark.parametrize(("spot", "grade"), T4.items())
@pytest.mark.parametrize("spacing", ((0.15, 0.15), STORED), ids=("square", "stored"))
@pytest.mark.parametrize("degrees", (0, 7, 200))
def test_t4(spot, grade, spacing, degrees):
    left = turned(t4(*spot), degrees)
    assert values(film_of("ap_child", left, spacing))["ihdi_grade", "L"] == grade
    assert values(film_of("ap_child", mirrored(left), spacing))["ihdi_grade", "R"] == grade


def image_vertical(hips, side):
    """The LCEA against the film's edge instead of the pelvic line: the usual mistake, worked here by hand."""
    (x, y), (cx, cy) = hips["sourcil_lateral"][side][0], middle(hips["head"][side])
    return math.degrees(math.atan2((cx - x) if side == "R" else (x - cx), cy - y))


def middle(rim):
    """The center of the circle through three points of the rim, by the usual determinant."""
    (ax, ay), (bx, by), (cx, cy) = rim[:3]
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    a, b, c = ax**2 + ay**2, bx**2 + by**2, cx**2 + cy**2
    return ((a * (by - cy) + b * (cy - ay) + c * (ay - by)) / d, (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / d)


@pytest.mark.parametrize(("degrees", "right", "left"), [(3, 25, 31), (5, 23, 33), (7, 21, 35)])
def test_t1_obliquity_moves_an_image_vertical_angle_and_not_ours(degrees, right, left):
    both = {key: sides | mirrored(T1)[key] if key != "teardrop" else sides for key, sides in T1.items()}
    leaning = turned(both, degrees)
    assert [image_vertical(leaning, side) for side in "RL"] == [pytest.approx(v, abs=0.005) for v in (right, left)]
    ours = values(film_of("ap_pelvis", leaning))
    assert [ours["lcea_sourcil", side] for side in "RL"] == [pytest.approx(28, abs=0.005)] * 2


@pytest.mark.parametrize("degrees", (1, 5))
def test_t5_a_degree_of_adduction_raises_fear_by_one(degrees):
    """The scar turns with the femur about the head center, on a right hip counterclockwise; the roof stays."""
    roof = {"sourcil_lateral": T1["sourcil_lateral"], "sourcil_medial": T1["sourcil_medial"]}
    scar = {"physis_medial": {"R": [(-80.0, 40.0)]}, "physis_lateral": {"R": [(-94.0, 33.0)]}}
    about = {key: {"R": [(x + 90, y - 40) for x, y in sides["R"]]} for key, sides in scar.items()}
    adducted = moved(turned(about, -degrees), shift=(-90, 40))
    before, after = (values(film_of("ap_pelvis", {**roof, **marks}))["fear_index", "R"] for marks in (scar, adducted))
    assert after - before == pytest.approx(degrees, abs=1e-9)


@pytest.mark.parametrize("level", ("low", "normal", "high"))
def test_t5_the_version_methods_read_in_their_published_order(level):
    """Slices of one femur: Lee < Reikerås < Tomczak < Murphy (Schmaranzer 2019), and 14 to 20° from first to last."""
    case = read_case((ROOT / "sample_images" / f"version_{level}.case.json").read_bytes())
    read = {(r.key, r.side): r.value for r in read_case_films(case)}
    for side in "RL":
        found = [read[f"femoral_version_{method}", side] for method in ("lee", "reikeras", "tomczak", "murphy")]
        assert found == sorted(found) and len(set(found)) == 4
        assert 14 <= found[-1] - found[0] <= 20


@pytest.mark.parametrize("level", ("low", "normal", "high"))
def test_t5_the_command_line_reads_the_methods_in_their_order(capsys, level):
    assert main(["read", str(ROOT / "sample_images" / f"version_{level}.case.json"), "--json"]) == 0
    read = {(r["key"], r["side"]): r["value"] for r in json.loads(capsys.readouterr().out)["readings"]}
    for side in "RL":
        found = [read[f"femoral_version_{method}", side] for method in ("lee", "reikeras", "tomczak", "murphy")]
        assert found == sorted(set(found)) and len(found) == 4


def case_json(view, hips):
    """A case file written out as the format is documented, not by the program; origin at (200, 100) mm."""
    marks = {
        key: {side: [[(x + 200) / STORED[1], (y + 100) / STORED[0]] for x, y in spots] for side, spots in sides.items()}
        for key, sides in hips.items()
    }
    film = {"id": "ap", "view": view, "rows": 2500, "columns": 3000, "sha256": "", "spacing_mm": list(STORED),
            "scale": "calibrated", "marks": marks}
    return json.dumps({"format": "coxa-case", "version": 1, "films": [film]})


@pytest.mark.parametrize(
    ("view", "hips", "side", "expected"),
    (
        ("ap_pelvis", T1, "R", T1_VALUES), ("dunn_45", T2, "R", {"alpha_angle": T2_ALPHA}),
        *(("ap_child", t4(*spot), "L", {"ihdi_grade": grade}) for spot, grade in T4.items()),
    ),
    ids=("T1", "T2", *(f"T4 {spot}" for spot in T4)),
)
def test_the_command_line_reads_them(tmp_path, view, hips, side, expected):
    file = tmp_path / "case.json"
    file.write_text(case_json(view, hips))
    command = [sys.executable, "-m", "planning", "read", str(file), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    read = {(r["key"], r["side"]): r["value"] for r in json.loads(done.stdout)["readings"]}
    for key, value in expected.items():
        assert read[key, side] == pytest.approx(value, abs=0.005), key
