"""What stands beside the film, as HTML: its position in words, cautions, why there is no category, findings."""

import json
import re
from dataclasses import replace

from planning.case import Case, MarkedFilm, Patient
from planning.casefile import read_case
from planning.pages.readings_panel import readings_panel
from tests.pages.reader import SAMPLE

CASE = read_case(json.dumps(SAMPLE))
AP = CASE.film("ap")


def panel(film=AP, patient=CASE.patient, **changed):
    film = replace(film, **changed)
    return readings_panel(film, replace(CASE.with_film(film), patient=patient))


def words(html):
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def row(html, name):
    """The words of one row of the table."""
    return next(words(r) for r in re.findall("<tr.*?</tr>", html) if words(r).startswith(f"{name} "))


def test_what_is_not_judged_of_the_film_is_one_line():
    assert "Film position not judged: tilt, rotation, centering." in words(panel())


def test_the_lean_of_the_pelvis_is_told_in_plain_words_and_a_doubtful_one_as_such():
    (right, row_), (left, _) = AP.marks["teardrop"]["R"][0], AP.marks["teardrop"]["L"][0]

    def leaning(by):
        return panel(marks={**AP.marks, "teardrop": {"R": ((right, row_),), "L": ((left, row_ + by),)}})

    for by in (-20, 20):
        told = leaning(by)
        assert re.search(r"Obliquity : the pelvis leans [\d.]+° on the film; .* so it changes none Film", words(told))
        assert 'within"><b>Obliquity' in told
    steep = leaning((left - right) * 0.5 * AP.spacing_mm[1] / AP.spacing_mm[0])  # 26.6°
    assert "Obliquity : the pelvic line is tilted by 27°: check its two marks (" in words(steep)
    assert 'beyond"><b>Obliquity' in steep


def test_the_tilt_is_told_in_words_with_its_value_and_limits_by_sex():
    (right, _), (left, row_) = AP.marks["teardrop"]["R"][0], AP.marks["teardrop"]["L"][0]
    middle = (right + left) / 2
    far = 90 / AP.spacing_mm[0]  # 90 mm is forward of any published limit
    midline = {"symphysis": {"-": ((middle, row_ + 30),)}, "sacrococcygeal": {"-": ((middle, row_ + 30 - far),)}}
    marks = {**AP.marks, **midline}
    told = words(panel(marks=marks, patient=Patient(30, "F")))
    assert "Tilt : tilted forward (" in told and "for either sex" not in told
    assert "Tilt : tilted forward, by limits for either sex (" in words(panel(marks=marks, patient=Patient(30)))


def test_walls_on_a_film_whose_tilt_is_unknown_have_their_caution_beside_them():
    (x, y) = AP.marks["sourcil_lateral"]["R"][0]
    marks = {**AP.marks, "anterior_wall": {"R": ((x - 40, y), (x + 60, y + 60), (x + 120, y + 200))},
             "posterior_wall": {"R": ((x + 1, y), (x + 20, y + 100), (x + 30, y + 260))}}
    html = panel(marks=marks)
    after = html[html.index(">Crossover<"):]
    assert "Tilt and rotation of the pelvis are not both known" in after[: after.index(">Retroversion<")]
    assert re.search("Crossover (present|absent)", row(html, "Crossover"))


def test_a_child_has_no_adult_category_and_the_reason_is_said_once_above_the_values():
    html = panel(patient=Patient(9, "F"))
    assert re.fullmatch(r"Tönnis 6.0° −?[\d.]+°", row(html, "Tönnis"))
    assert words(html).count("the patient is 9") == 1 and "adult limits" not in html
    assert "No categories: the limits are for adults, and the patient is 9. Measure Right Left" in words(html)
    assert "No categories" not in panel(patient=Patient(30, "F"))


def test_a_protocol_without_a_measure_of_the_hips_has_no_empty_table():
    bare = {"teardrop": AP.marks["teardrop"]}
    assert "<table" not in panel(protocol="quality", marks=bare) and "<table" in panel(protocol="walls", marks=bare)


def test_without_an_age_it_says_whose_limits_are_used():
    child = MarkedFilm("child", "ap_child", 100, 100)
    assert "limits for adults are used" in panel(patient=Patient())
    assert "limits for children are used" in readings_panel(child, Case((child,)))
    assert "No age is entered" not in panel(patient=Patient(30))


def test_what_the_protocol_does_not_ask_and_nobody_marked_is_folded_away():
    html = panel(protocol="coverage", marks={k: AP.marks[k] for k in ("teardrop", "head", "sourcil_lateral")})
    further = html[html.index('<details class="coxa-further">'):]
    folded = further[:further.index("</details>")]
    assert "Tönnis angle" in words(folded) or "Acetabular inclination" in words(folded)
    assert ">Tönnis<" not in html and ">LCEA<" in html
    count = int(re.search(r"(\d+) further measures are not read", html).group(1))
    assert count == folded.count("<p>")


def test_findings_name_hip_readings_and_sources_and_are_no_advice():
    told = words(panel())
    found = told[told.index("Findings"):]
    assert found.startswith("Findings Descriptive, not advice Right")
    # The drawn sample's left hip has an LCEA of 16°, below Wiberg's 20.
    left = found[found.index(" Left "):]
    assert "Undercoverage" in left and "From LCEA 16.0° (dysplasia, Wiberg 20 / 25 / 40)" in left
    assert "Sources: " in left


def test_a_hip_without_findings_is_not_named():
    bare = replace(CASE, films=(replace(AP, marks={"teardrop": AP.marks["teardrop"]}),))
    assert "Findings" not in readings_panel(bare.films[0], bare)


def test_what_the_protocol_asks_comes_first_and_what_else_can_be_read_is_folded():
    html = panel(protocol="coverage")
    open_, rest = html.split('<details class="coxa-rest">')
    folded = rest[:rest.index("</details>")]
    assert ">LCEA<" in open_ and ">Tönnis<" not in open_
    assert ">Tönnis<" in folded and ">LCEA<" not in folded
    count = folded.count('<th scope="row"')
    assert count > 5 and words(folded).startswith(f"{count} more measures are read")
    assert 'class="coxa-rest"' not in panel(protocol="full")


def test_a_value_has_its_interval_and_the_probability_of_each_category_beside_it():
    html = readings_panel(AP, CASE, {("ap", "lcea_sourcil", "L"): 2.2, ("ap", "lcea_sourcil", "R"): 0.1})
    (lcea,) = [r for r in re.findall("<tr.*?</tr>", html) if words(r).startswith("LCEA Wiberg")]
    right, left = re.findall("<td>.*?</td>", lcea)
    # 16.0° and 2.2°: 20 lies 1.82 deviations above, 3.4 % of a normal distribution beyond it.
    assert words(left).startswith("16.0° ± 4.3° dysplasia") and "straddles" not in left
    assert 'title="dysplasia 97 %, borderline 3 %"' in left and 'title="95 %: 11.7° to 20.3°"' in left
    assert re.findall('<i class="(.*?)" style="flex:(.*?)">', left) == [("beyond", "97"), ("near", "3")]
    assert "± 0.2°" in right and re.findall('<i class="(.*?)" style="flex:(.*?)">', right) == [("within", "100")]


def test_a_value_near_a_limit_says_what_it_straddles():
    html = readings_panel(AP, CASE, {("ap", "lcea_sourcil", "L"): 6.0})
    assert "straddles dysplasia and borderline" in row(html, "LCEA")


def test_a_doubted_value_and_one_of_another_age_have_an_interval_but_no_probability():
    found = {("ap", "lcea_sourcil", side): 2.2 for side in "RL"}
    child = readings_panel(AP, replace(CASE, patient=Patient(9, "F")), found)
    assert "± 4.3°" in child and "coxa-chance" not in child
    (right, _), (left, row_) = AP.marks["teardrop"]["R"][0], AP.marks["teardrop"]["L"][0]
    tilted = replace(AP, marks={**AP.marks, "teardrop": {"R": ((right, row_),), "L": ((left, row_ + (left - right)),)}})
    doubted = readings_panel(tilted, CASE.with_film(tilted), found)
    assert "check marks" in doubted and "± 4.3°" in doubted and "coxa-chance" not in doubted


def test_published_readers_stand_with_the_measure_and_its_source_where_the_pointer_rests():
    html = panel(protocol="full")
    (nsa,) = [r for r in re.findall("<tr.*?</tr>", html) if words(r).startswith("NSA")]
    assert "two readers ± 6°" in words(nsa) and "PMC3473462" in re.search('title="(.*?)"', nsa).group(1)
