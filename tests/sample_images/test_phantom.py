"""The drawn films open, say what they are, and have the angles the catalogue states."""

import json
from math import atan2, degrees, dist, hypot
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
import pytest
from pydicom.encaps import generate_frames

from planning.film.read import read_film

FOLDER = Path(__file__).parents[2] / "sample_images"
CASE = json.loads((FOLDER / "phantom_case.json").read_text())
ENTRY = next(case for case in json.loads((FOLDER / "cases.json").read_text()) if case["id"] == "phantom")
FILMS = {film["id"]: film for film in CASE["films"]}
SAME = {
    "Modality": "DX",
    "PhotometricInterpretation": "MONOCHROME2",
    "BitsStored": 12,
    "PatientOrientation": ["L", "F"],
    "ImagerPixelSpacing": [0.143, 0.143],
    "EstimatedRadiographicMagnificationFactor": 1.15,
    "PatientIdentityRemoved": "YES",
    "BurnedInAnnotation": "NO",
    "PatientName": "Phantom^Coxa",
    "PatientBirthDate": "",
}
OWN = {
    "ap": {"ViewPosition": "AP", "BodyPartExamined": "PELVIS", "Rows": 2500, "Columns": 3000},
    "dunn": {"ViewPosition": "DUNN 45", "ImageLaterality": "R", "Rows": 2000, "Columns": 2000},
}


def dataset(film: str) -> pydicom.Dataset:
    return pydicom.dcmread(FOLDER / f"phantom_{film}.dcm")


def pixels(film: str) -> np.ndarray:
    """Decoded here by imagecodecs, not by the program's own reader."""
    return imagecodecs.jpegls_decode(next(generate_frames(dataset(film).PixelData, number_of_frames=1)))


@pytest.mark.parametrize("film", ["ap", "dunn"])
def test_the_file_says_what_it_is(film: str) -> None:
    data = dataset(film)
    assert {key: data[key].value for key in {**SAME, **OWN[film]}} == {**SAME, **OWN[film]}
    assert data.file_meta.TransferSyntaxUID == pydicom.uid.JPEGLSLossless
    assert (data.WindowCenter, data.WindowWidth) == (1900, 3400)


@pytest.mark.parametrize("film", ["ap", "dunn"])
def test_the_pixels_are_a_12_bit_film_and_the_case_names_them(film: str) -> None:
    image, entry = pixels(film), FILMS[film]
    assert image.shape == (entry["rows"], entry["columns"])
    assert image.dtype == np.uint16
    assert image.max() < 4096
    assert np.ptp(np.percentile(image, [1, 99])) > 2000
    read = read_film((FOLDER / f"phantom_{film}.dcm").read_bytes())
    assert np.array_equal(read.pixels, image)
    assert entry["sha256"] == read.sha256
    assert (entry["spacing_mm"], entry["scale"]) == ([0.143 / 1.15, 0.143 / 1.15], "estimated")
    assert (read.view, list(read.spacing_mm)) == (entry["view"], entry["spacing_mm"])


def test_the_phantom_is_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.glob("**/*phantom*") if file.is_file()) < 8_000_000


def test_the_catalogue_names_files_that_are_there() -> None:
    assert [film for film in [*ENTRY["films"], ENTRY["case"]] if not (FOLDER / film).is_file()] == []
    assert set(ENTRY["truth"]) == set(FILMS)


@pytest.mark.parametrize("film", ["ap", "dunn"])
def test_marks_lie_inside_the_film(film: str) -> None:
    entry = FILMS[film]
    points = [point for sides in entry["marks"].values() for marks in sides.values() for point in marks]
    assert len(points) == {"ap": 2 * 10, "dunn": 10}[film]
    assert all(0 < column < entry["columns"] and 0 < row < entry["rows"] for column, row in points)


def millimeters(film: str, key: str, side: str) -> list[tuple[float, float]]:
    """Marks in mm, x to the right of the film, y up."""
    down, across = FILMS[film]["spacing_mm"]
    return [(column * across, -row * down) for column, row in FILMS[film]["marks"][key][side]]


def circle(rim: list[tuple[float, float]]) -> tuple[tuple[float, float], float]:
    """Center and radius of the circle through the first, third and fifth rim point, by two bisectors."""
    (ax, ay), (bx, by), (cx, cy) = rim[0], rim[2], rim[4]
    a2, b2, c2 = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    x = (a2 * (by - cy) + b2 * (cy - ay) + c2 * (ay - by)) / d
    y = (a2 * (cx - bx) + b2 * (ax - cx) + c2 * (bx - ax)) / d
    return (x, y), dist((x, y), rim[0])


@pytest.mark.parametrize(("film", "side"), [("ap", "R"), ("ap", "L"), ("dunn", "R")])
def test_every_rim_point_lies_on_one_circle(film: str, side: str) -> None:
    rim = millimeters(film, "head", side)
    center, radius = circle(rim)
    assert len(rim) >= 5
    assert [dist(center, point) for point in rim] == pytest.approx([radius] * len(rim), abs=1e-4)


@pytest.mark.parametrize("side", ["R", "L"])
def test_ap_truth_is_what_plain_trigonometry_gives(side: str) -> None:
    (right,), (left,) = millimeters("ap", "teardrop", "R"), millimeters("ap", "teardrop", "L")
    length, sign = dist(right, left), 1 if side == "L" else -1
    # the pelvic line, from the patient's right to the left
    along = ((left[0] - right[0]) / length, (left[1] - right[1]) / length)

    def hip_frame(point: tuple[float, float]) -> tuple[float, float]:
        x, y = point[0] - right[0], point[1] - right[1]
        return sign * (x * along[0] + y * along[1]), y * along[0] - x * along[1]

    def one(key: str) -> tuple[float, float]:
        (point,) = millimeters("ap", key, side)
        return hip_frame(point)

    (cx, cy), radius = circle([hip_frame(point) for point in millimeters("ap", "head", side)])
    (tx, ty), (sx, sy), (mx, my), (ex, ey) = map(
        one, ("teardrop", "sourcil_lateral", "sourcil_medial", "acetabular_edge")
    )
    lateral, medial = degrees(atan2(sx - cx, sy - cy)), degrees(atan2(cx - mx, my - cy))
    assert ENTRY["truth"]["ap"][side] == pytest.approx(
        {
            "lcea_sourcil": lateral,
            "lcea_bone": degrees(atan2(ex - cx, ey - cy)),
            "tonnis_angle": degrees(atan2(sy - my, sx - mx)),
            "sharp_angle": degrees(atan2(sy - ty, sx - tx)),
            "extrusion_index": 100 * (cx + radius - sx) / (2 * radius),
            "medial_center_edge_angle": medial,
            "acetabular_arc": lateral + medial,
        },
        abs=0.05,
    )


def test_dunn_truth_is_what_plain_trigonometry_gives() -> None:
    (cx, cy), radius = circle(millimeters("dunn", "head", "R"))
    (nx, ny), (jx, jy), (hx, hy) = (
        (x - cx, y - cy)
        for key in ("neck_axis", "head_neck_junction", "neck_anterior")
        for x, y in millimeters("dunn", key, "R")
    )
    # the contour leaves the circle where it is marked
    assert hypot(jx, jy) == pytest.approx(radius, abs=1e-4)
    alpha = degrees(abs(atan2(nx * jy - ny * jx, nx * jx + ny * jy)))
    neck = abs(nx * hy - ny * hx) / hypot(nx, ny)
    truth = ENTRY["truth"]["dunn"]["R"]
    assert truth["alpha_angle"] == pytest.approx(alpha, abs=0.05)
    assert truth["head_neck_offset_ratio"] == pytest.approx((radius - neck) / (2 * radius), abs=0.0005)


def test_the_angles_are_those_the_hips_were_drawn_with() -> None:
    """Chosen on paper before drawing: a covered right hip, a dysplastic left hip, a cam on the right."""
    right, left, dunn = ENTRY["truth"]["ap"]["R"], ENTRY["truth"]["ap"]["L"], ENTRY["truth"]["dunn"]["R"]
    chosen = ("lcea_sourcil", "lcea_bone", "tonnis_angle", "medial_center_edge_angle")
    assert [right[key] for key in chosen] == [30, 34, 6, 42]
    assert [left[key] for key in chosen] == [16, 21, 15, 46]
    assert dunn == {"alpha_angle": 64, "head_neck_offset_ratio": 0.16}


def brightness(film: str, side: str, angle: float, radii: np.ndarray) -> np.ndarray:
    """Pixels along a ray from the head center; angle from the top of the film, + away from the midline."""
    (x, y), _ = circle(millimeters(film, "head", side))
    outward = np.radians(angle) * (1 if side == "L" else -1)
    step = FILMS[film]["spacing_mm"][0]
    columns, rows = (x + radii * np.sin(outward)) / step, (-y - radii * np.cos(outward)) / step
    return pixels(film)[np.floor(rows).astype(int), np.floor(columns).astype(int)].astype(float)


@pytest.mark.parametrize(("film", "side"), [("ap", "R"), ("ap", "L"), ("dunn", "R")])
def test_the_drawn_head_ends_at_the_marked_circle(film: str, side: str) -> None:
    _, radius = circle(millimeters(film, "head", side))
    for angle in (-35, -15, 0, 10):  # under the roof, where only the joint space lies beyond
        radii = np.arange(radius - 2, radius + 2, 0.05)
        seen = brightness(film, side, angle, radii)
        steepest = radii[np.argmin(seen[12:] - seen[:-12]) + 6]
        assert steepest == pytest.approx(radius, abs=0.3)


@pytest.mark.parametrize("side", ["R", "L"])
def test_the_drawn_sourcil_ends_at_its_lateral_mark(side: str) -> None:
    (point,) = millimeters("ap", "sourcil_lateral", side)
    center, _ = circle(millimeters("ap", "head", side))
    end = degrees(atan2((point[0] - center[0]) * (1 if side == "L" else -1), point[1] - center[1]))
    roof = dist(point, center) + np.array([0.8, 1.2, 1.6])
    within, beyond = (brightness("ap", side, end + turn, roof).mean() for turn in (-3, 3))
    assert within > beyond + 300
