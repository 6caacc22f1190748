"""The strip of a value among its bands, and the words beside it."""

import json
from dataclasses import replace

import pytest

from planning.case import Case, Category, Patient, Reading
from planning.casefile import read_case
from planning.measures import CATALOGUE
from planning.pages.quality_list import quality_list
from planning.pages.readings_table import readings_table
from planning.pages.strip import strip
from planning.pages.tone import tone
from planning.reading import read_film_marks
from tests.pages.reader import SAMPLE

LCEA = CATALOGUE["lcea_sourcil"]
WIBERG = next(r for r in LCEA.references if r.key == "wiberg")


def reading(side, value):
    return Reading("lcea_sourcil", side, "ap", value, "deg", None)


def test_bands_meet_at_the_published_cuts():
    chart = strip(LCEA, WIBERG, [reading("R", 30.0), reading("L", 16.0)])
    fields = [(s.x0, s.x1) for s in chart.layout.shapes]
    assert [end for _, end in fields[:-1]] == [20, 25, 40] == [start for start, _ in fields[1:]]
    assert [a.text for a in chart.layout.annotations] == ["dysplasia", "borderline", "normal", "overcoverage"]


def test_each_side_stands_at_its_value_and_inside_the_strip():
    chart = strip(LCEA, WIBERG, [reading("R", 30.0), reading("L", -22.0)])
    low, high = chart.layout.xaxis.range
    markers, words = ([t for t in chart.data if t.mode == mode] for mode in ("markers", "text"))
    assert [t.x[0] for t in markers] == [30.0, -22.0] and low < -22 and high > 40
    assert [t.text[0].strip() for t in words] == ["<b>R 30.0°</b>", "<b>L −22.0°</b>"]
    assert all(t.error_x.value is None for t in markers)


def test_a_spread_is_a_bar_of_95_percent_that_lies_on_the_strip():
    chart = strip(LCEA, WIBERG, [replace(reading("R", 60.0), spread=2.2), replace(reading("L", 16.0), spread=10.0)])
    right, left = (t for t in chart.data if t.mode == "markers")
    assert (right.error_x.value, left.error_x.value) == pytest.approx((4.31, 19.6), abs=5e-3)  # 1.96 times
    low, high = chart.layout.xaxis.range
    assert low < 16 - 19.6 and high > 60 + 4.31
    assert "60.0°, 95 % 55.7° to 64.3°" in right.hovertemplate


@pytest.mark.parametrize(("label", "said"), [
    ("normal", "within"), ("borderline", "near"), ("subtle cam", "near"), ("dysplasia", "beyond"),
    ("above the reference interval", "beyond"),
])
def test_tone(label, said):
    assert tone(label) == said and tone(label, "unverified") == "unsure"


def test_unverified_limits_color_neither_the_strip_nor_the_reading():
    unverified = replace(WIBERG, evidence="unverified")
    seen, neutral = ({s.fillcolor for s in strip(LCEA, r, [reading("R", 30.0)]).layout.shapes}
                     for r in (WIBERG, unverified))
    (gray,) = neutral
    red, green, blue = (int(gray[i:i + 2], 16) for i in (1, 3, 5))
    assert len(seen) == 3 and gray not in seen and max(red, green, blue) - min(red, green, blue) < 20
    film = read_case(json.dumps(SAMPLE)).film("ap")
    for evidence, said in (("seen", "beyond"), ("unverified", "unsure")):
        category = Category("wiberg", WIBERG.title, "dysplasia", evidence)
        read = [replace(reading(side, 16.0), categories=(category,)) for side in ("R", "L")]
        html = readings_table(replace(film, protocol="coverage"), read, Case((film,)))
        assert html.count(f'<span class="coxa-band {said}">dysplasia</span>') == 2


@pytest.mark.parametrize(("offset", "words"), [(0.0, "within limits"), (20.0, "out of line")])
def test_an_unverified_limit_of_the_films_position_is_no_color(offset, words):
    film = read_case(json.dumps(SAMPLE)).film("ap")
    (centering,) = (r for r in CATALOGUE["coccyx_symphysis_offset"].references)
    category = Category(centering.key, centering.title, centering.category(offset), centering.evidence)
    reading_of_film = Reading("coccyx_symphysis_offset", "-", "ap", offset, "mm", None, (category,))
    html = quality_list(film, [reading_of_film], Patient())
    assert '<span class="coxa-band unsure"><b>Centering' in html and words in html


def test_the_table_shows_a_reason_for_what_is_not_marked_and_escapes():
    case = read_case(json.dumps(SAMPLE))
    film = case.film("ap")
    bare = replace(film, marks={k: v for k, v in film.marks.items() if k != "head"})
    shown = readings_table(bare, read_film_marks(bare, case), case)
    assert "right femoral head is not marked" in shown and "0.0" not in shown.replace("10.0", "")
    hostile = replace(reading("R", 1.0), problem="<script>", value=None)
    assert "<script>" not in readings_table(film, [hostile, replace(hostile, side="L")], case)
