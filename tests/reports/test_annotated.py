"""The annotated film: marks and constructions where arithmetic says, at true proportions, hostile text as text."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from planning.case import CaseProblem, MarkedFilm
from planning.casefile import read_case
from planning.film import Film, read_film
from planning.reading import read_case_films
from planning.reports.annotated import annotated_svg
from planning.wording import reading_text
from tests.conftest import ROOT
from tests.reports.t1 import SPACING, gradient, marked_for, t1_marks

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str, tag: str, kind: str = "") -> list[ElementTree.Element]:
    found = ElementTree.fromstring(svg).iter(SVG + tag)
    return [e for e in found if not kind or e.get("class") == kind]


def points_of(path: ElementTree.Element) -> np.ndarray:
    return np.array(re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.get("d")), float)


def picture_of(svg: str) -> np.ndarray:
    href = drawn(svg, "image")[0].get("href")
    return np.asarray(Image.open(BytesIO(base64.b64decode(href.split(",")[1])))).astype(float)


def texts(svg: str, kind: str) -> list[str]:
    return [e.text for e in drawn(svg, "text", kind)]


def test_marks_stand_where_arithmetic_says_on_pixels_that_are_not_square():
    # 100 columns of 0.4 mm and 50 rows of 0.8 mm are 40 mm by 40 mm: 400 units make 10 units a millimeter.
    film = gradient(50, 100, (0.8, 0.4))
    marked = marked_for(film, {
        "teardrop": {"R": ((0.0, 0.0),), "L": ((100.0, 50.0),)},
        "sourcil_lateral": {"R": ((25.0, 10.0),)},
    })
    svg = annotated_svg(film, marked, longest=400)
    image = drawn(svg, "image")[0]
    assert (image.get("width"), image.get("height")) == ("400", "400")
    assert image.get("preserveAspectRatio") == "none"
    places = {(e.get("data-landmark"), e.get("data-side")): (float(e.get("cx")), float(e.get("cy")))
              for e in drawn(svg, "circle", "mark")}
    # Column 25 x 0.4 mm x 10 = 100; row 10 x 0.8 mm x 10 = 80.
    assert places == {("teardrop", "R"): (0, 0), ("teardrop", "L"): (400, 400), ("sourcil_lateral", "R"): (100, 80)}


@pytest.mark.parametrize("spacing", [(0.2, 0.2), (0.1, 0.3), (0.3, 0.1)])
def test_a_mark_lies_on_the_spot_it_was_put_on_in_the_cropped_picture(spacing):
    # The film is black but for one bright block about the mark; the picture itself tells where that is.
    pixels = np.zeros((900, 1100), "<u2")
    pixels[396:406, 296:306] = 4000
    film = Film(pixels, spacing, "calibrated", "", (0, 4000))
    marked = marked_for(film, {"sourcil_lateral": {"R": ((301.0, 401.0),)}})
    svg = annotated_svg(film, marked, longest=1000)
    picture, image = picture_of(svg), drawn(svg, "image")[0]
    bright = np.argwhere(picture > 128).mean(axis=0) + 0.5
    stretch = float(image.get("height")) / picture.shape[0], float(image.get("width")) / picture.shape[1]
    mark = drawn(svg, "circle", "mark")[0]
    assert picture.shape[0] < 900 and picture.shape[1] < 1100
    assert float(mark.get("cy")) == pytest.approx(bright[0] * stretch[0], abs=2.5)
    assert float(mark.get("cx")) == pytest.approx(bright[1] * stretch[1], abs=2.5)


def test_a_fitted_circle_is_drawn_round_and_at_scale(film, marked):
    # T1: the radius is 25 mm, so the circle is 2.5 times as wide and as high as the bar of 20 mm.
    svg = annotated_svg(film, marked)
    bar = np.ptp(points_of(drawn(svg, "path", "bar")[0])[:, 0])
    circles = [points_of(e) for e in drawn(svg, "path", "circle")]
    assert len(circles) == 2
    for circle in circles:
        assert np.ptp(circle, axis=0) == pytest.approx([2.5 * bar, 2.5 * bar], abs=0.1)


def test_an_arc_spans_its_angle_and_a_ray_outreaches_the_arm(film, marked):
    svg = annotated_svg(film, marked_for(film, t1_marks(SPACING, only=("teardrop", "head", "sourcil_lateral"))))
    bar = np.ptp(points_of(drawn(svg, "path", "bar")[0])[:, 0])
    arc = points_of(drawn(svg, "path", "arc")[0])
    circle = points_of(drawn(svg, "path", "circle")[0])
    center = (circle.min(axis=0) + circle.max(axis=0)) / 2
    first, last = arc[0] - center, arc[-1] - center
    opening = np.degrees(np.arctan2(np.linalg.det([first, last]), first @ last))
    assert abs(opening) == pytest.approx(28.0, abs=0.2)  # T1, by hand
    # It ends on the arm: the way from (-90, 40) to (-103.145, 15.277).
    assert last / np.hypot(*last) == pytest.approx([-13.145 / 28.0, -24.723 / 28.0], abs=0.005)
    # The arm of T1 is 28 mm: from (-90, 40) to (-103.145, 15.277).
    ray = points_of(drawn(svg, "path", "ray")[0])
    assert np.hypot(*(ray[1] - ray[0])) == pytest.approx(1.15 * 28.0 * bar / 20, abs=0.5)
    assert ray[1][1] < ray[0][1]


def test_values_stand_in_columns_none_over_another(film, marked):
    svg = annotated_svg(film, marked)
    # T1, by hand; the mirrored left hip reads the same.
    for value in ("LCEA 28.0°", "LCEA bone 33.0°", "Tönnis 6.0°", "Sharp 46.0°", "Extrusion 23.7 %"):
        assert texts(svg, "value").count(value) == 2
    width = float(drawn(svg, "image")[0].get("width"))
    for anchor in ("start", "end"):
        column = [e for e in drawn(svg, "text", "value") if e.get("text-anchor") == anchor]
        heights = sorted(float(e.get("y")) for e in column)
        assert len(column) == len(texts(svg, "value")) / 2
        assert all(b - a > float(column[0].get("font-size")) for a, b in pairwise(heights))
        assert len({e.get("x") for e in column}) == 1
        assert max(0.6 * len(e.text) * float(e.get("font-size")) for e in column) < width / 2
    assert len(drawn(svg, "path", "leader")) == len(texts(svg, "value"))


def test_arcs_about_one_point_stand_apart(film, marked):
    svg = annotated_svg(film, marked_for(film, t1_marks(SPACING, sides="R") | {
        "teardrop": t1_marks(SPACING)["teardrop"]}))
    circle = points_of(drawn(svg, "path", "circle")[0])
    center = (circle.min(axis=0) + circle.max(axis=0)) / 2
    away = [np.hypot(*(points_of(e) - center).T) for e in drawn(svg, "path", "arc")]
    radii = sorted(d[0] for d in away if np.ptp(d) < 0.1)
    assert len(radii) == 4  # the two center-edge angles, the medial one and the acetabular arc
    assert all(b - a > 5 for a, b in pairwise(radii))


@pytest.mark.parametrize(("mirrored", "left_edge"), [(False, "R"), (True, "L")])
def test_the_letter_of_a_side_stands_where_its_marks_are(film, mirrored, left_edge):
    marks = t1_marks(SPACING)
    if mirrored:
        marks = {key: {"R": sides["L"], "L": sides["R"]} for key, sides in marks.items()}
    letters = {e.text: float(e.get("x")) for e in drawn(annotated_svg(film, marked_for(film, marks)), "text", "side")}
    assert set(letters) == {"R", "L"}
    assert min(letters, key=letters.get) == left_edge


def test_an_unmarked_film_is_shown_whole_and_names_no_side_it_does_not_know(film):
    svg = annotated_svg(film, marked_for(film, {}))
    # 1259 x 0.286 mm = 360.07 mm wide and 600 x 0.32 mm = 192 mm high: 1600 by 1600 x 192 / 360.07 = 853.
    assert ElementTree.fromstring(svg).get("viewBox") == "0 0 1600 853"
    assert texts(svg, "side") == [] and texts(svg, "value") == [] and drawn(svg, "circle") == []
    dunn = annotated_svg(film, marked_for(film, {}, view="dunn_45", side="L"))
    assert texts(dunn, "side") == ["L"]


def test_one_marked_hip_leaves_nothing_half_drawn_on_the_other(film):
    right = t1_marks(SPACING, sides="R")
    svg = annotated_svg(film, marked_for(film, right | {"teardrop": t1_marks(SPACING)["teardrop"]}))
    assert "nan" not in svg.lower().split("base64")[0] and "NaN" not in svg
    assert {e.get("stroke") for e in drawn(svg, "path", "arc") + drawn(svg, "path", "ray")} == {"#4fc3f7"}
    assert len(drawn(svg, "path", "circle")) == 1


def test_only_the_pelvic_line_that_was_used_is_drawn_and_once(film):
    marks = t1_marks(SPACING)
    ischia = {"R": ((500.0, 500.0),), "L": ((800.0, 520.0),)}
    lines = drawn(annotated_svg(film, marked_for(film, marks | {"ischium": ischia})), "path", "leveling")
    assert len(lines) == 1
    across = points_of(lines[0])
    assert across[0][1] == pytest.approx(across[1][1], abs=0.02)  # the teardrops of T1 are level, these ischia not
    del marks["teardrop"]
    lines = drawn(annotated_svg(film, marked_for(film, marks | {"ischium": ischia})), "path", "leveling")
    assert len(lines) == 1
    assert abs(np.diff(points_of(lines[0])[:, 1])[0]) > 5


def test_the_window_is_applied():
    pixels = np.repeat(np.array([50, 100, 150, 200, 300], "<u2"), 40)[None].repeat(100, axis=0)
    film = Film(np.ascontiguousarray(pixels), (1, 1), "none", "", (100, 200))
    middles = picture_of(annotated_svg(film, marked_for(film, {})))[50, 20::40]
    # Below the window black, at its middle 127.5, at its top and above white; JPEG may err by a level or two.
    assert middles == pytest.approx([0, 0, 127.5, 255, 255], abs=3)


def test_a_film_without_scale_gets_no_bar(film, marked):
    bare = gradient(film.rows, film.columns, SPACING, scale="none")
    svg = annotated_svg(bare, marked_for(bare, t1_marks(SPACING)))
    assert drawn(svg, "path", "bar") == []
    assert texts(svg, "scale") == ["scale: none; angles and ratios only"]
    assert texts(annotated_svg(film, marked), "scale") == ["20 mm · scale: calibrated"]


@pytest.mark.parametrize("film_id", ['</title><script>alert(1)</script>', '"&<a b=\'', "\x00\x0b\ud800￾", "ap\u202epa"])
def test_a_hostile_film_id_stays_text(film, film_id):
    svg = annotated_svg(film, marked_for(film, t1_marks(SPACING), film_id=film_id))
    svg.encode()
    assert "<script" not in svg and "\u202e" not in svg
    assert set(ElementTree.fromstring(svg).itertext()) >= {"R", "L"}
    title = drawn(svg, "title")[0].text
    kept = "".join(c for c in film_id if c.isascii() and c.isprintable())
    assert re.sub(r"[^ -~]|\?", "", title.replace(" with marks and measurements", "")).endswith(f"film {kept},")


@pytest.mark.parametrize("wrong", [
    {"rows": 601}, {"columns": 1258}, {"sha256": "0" * 64}, {"view": "postcard"},
])
def test_other_pixels_than_the_marked_ones_and_unknown_views_are_refused(film, marked, wrong):
    other = MarkedFilm(**(vars(marked) | wrong))
    with pytest.raises(CaseProblem):
        annotated_svg(film, other)


def test_the_same_input_gives_the_same_picture(film, marked):
    assert annotated_svg(film, marked) == annotated_svg(film, marked)


def test_only_what_the_protocol_asks_for_is_drawn():
    # Alpha is of the protocol “Proximal femur”, the LCEA of “Lateral coverage only”; the head circle serves both.
    film = gradient(800, 1300, SPACING)
    marks = t1_marks(SPACING) | {"neck_axis": {"R": ((150.0, 600.0),)}, "head_neck_junction": {"R": ((160.0, 500.0),)}}
    told = {p: annotated_svg(film, replace(marked_for(film, marks), protocol=p)) for p in ("coverage", "femur")}
    names = {p: {words.split(" ")[0] for words in texts(svg, "value")} for p, svg in told.items()}
    drawn_marks = {p: {e.get("data-landmark") for e in drawn(svg, "circle", "mark")} for p, svg in told.items()}
    assert "LCEA" in names["coverage"] and not names["coverage"] & {"Alpha", "Tönnis", "Sharp"}
    assert "Alpha" in names["femur"] and "LCEA" not in names["femur"]
    assert "sourcil_lateral" in drawn_marks["coverage"] - drawn_marks["femur"]
    assert "head_neck_junction" in drawn_marks["femur"] - drawn_marks["coverage"]


def test_of_slices_read_together_one_picture_shows_what_all_give_and_the_others_show_their_marks():
    case = read_case((ROOT / "sample_images" / "version_normal.case.json").read_bytes())
    files = sorted((ROOT / "sample_images" / "version_normal").glob("*.dcm"))
    svgs = {marked.id: annotated_svg(read_film(file.read_bytes()), marked, case)
            for marked, file in zip(case.films, files, strict=True)}
    told = {r.key: r for r in read_case_films(case) if r.side == "R" and r.value is not None}
    values = [words for words in texts(svgs["slice_03"], "value") if words.startswith("AV central")]
    assert f"AV central {reading_text(told['acetabular_version_central'])}" in values
    assert not any(texts(svg, "value") for name, svg in svgs.items() if name != "slice_03")
    # The leveling line of the whole: both posterior pelvis points, which lie on another slice.
    assert len(drawn(svgs["slice_03"], "path", "leveling")) == 1
    marks = {e.get("data-landmark") for e in drawn(svgs["slice_03"], "circle", "mark")}
    assert marks == {"head", "rim_anterior_central", "rim_posterior_central"}
