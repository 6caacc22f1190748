"""The plan pages of the summary, read by another program: what the realignment sheet says a plan comes to, in words."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from planning.case import Case
from planning.measures import CATALOGUE
from planning.plans import CamStep, FemurStep, Plan, RimStep, SocketStep
from planning.presets import windows_of
from planning.realign import outcome
from planning.realign.outline import cortex
from planning.reports.alternatives import alternatives
from planning.reports.plan_checks import checks_record
from planning.reports.plan_pages import SIMULATED, plan_pages
from planning.reports.plan_words import LIMITS, LIMITS_NOTE, change_text, ends_text, film_name
from planning.reports.plans_done import plans_done
from planning.reports.procedures import in_short
from planning.reports.summary_pdf import summary_pdf
from planning.spreads import read_with_spreads
from planning.wording import STATEMENT
from tests.measures.hips import film_of
from tests.realign.hips import film, socket, spot
from tests.realign.test_cam import dunn
from tests.realign.test_femur import femur
from tests.reports.planned import cams, planned, without_chosen
from tests.reports.t1 import gradient
from tests.reports.test_summary_pdf import HOSTILE, PDFUA_PART, elements, opened, pages_of, pdftotext, words_of

assert pdftotext  # every test here needs it


def made(case, films=None, **more) -> bytes:
    return summary_pdf(case, read_with_spreads(case), films or {}, **{"date": "2025-03-04"} | more)


def figures_of(pdf: bytes) -> list[str]:
    """The alternative text of each picture."""
    with opened(pdf) as held:
        return [str(found.Alt) for found in elements(held.Root.StructTreeRoot, "Figure")]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return made(*planned(), reader="A. Reader", version="1.2.3")


def test_it_is_tagged_and_pdf_ua_and_every_page_has_the_statement(pdf):
    assert opened(pdf).open_metadata()[PDFUA_PART] == "1"
    pages = pages_of(pdf)
    assert all(STATEMENT in page for page in pages) and f"Page {len(pages)} of {len(pages)}" in pages[-1]
    letter = made(*planned(), paper="us-letter")
    assert {tuple(map(float, page.mediabox[2:])) for page in opened(letter).pages} == {(612.0, 792.0)}


def test_the_document_keeps_the_order_of_a_conference_sheet(pdf):
    words = words_of(pdf)
    order = ["28 years, female", "How the film lies", "Lateral center-edge 12.0°", "Findings", "Plan: Plan 1 (chosen)",
             "Periacetabular osteotomy", "Held against", "After, simulated Where it stands", "Lengths", "By a model",
             "Limits against doing too much", "Note", "Alternatives", "Open questions", "Limits used",
             "A. Reader · 2025-03-04 · Coxa 1.2.3. Planning aid, not a measurement of outcome."]
    at, found = 0, []
    for told in order:
        at = words.find(told, at)
        found.append(told) if at >= 0 else pytest.fail(f"“{told}” does not follow {found}")


def test_a_plan_says_what_is_done_and_what_comes_of_it(pdf):
    """T1 and T2 of the sheet: 20 degrees about a point 20 mm medial to and 30 mm above the head's center."""
    words = words_of(pdf)
    for told in (
        "1. Periacetabular osteotomy, right hip, film ap", "Rotation in the film’s plane 20.0°", "follows the socket",
        "Pivot 20 mm medial to and 30 mm above the head’s center",
        "LCEA 30–40, Tönnis 0–10, extrusion up to 20 %", "Hartig-Andreasen et al. 2012 (401 hips), PMID 22576934",
        "Commonly quoted; no source confirmed. UNVERIFIED",
        "12.0° ±", "32.0° ±", "30.0° to 40.0°", "22.0° ±", "2.0° ±", "37.7 % ±", "18.5 % ±", "up to 20.0 %",
        "execution off by a standard deviation of 4°, which is assumed",
        "+11 mm +5 mm +5 mm 0 mm",
        "model of a flat rim, from an assumed version of 20°", "An abduction view is asked for.",
        *SIMULATED.split(". "),
    ):
        assert told in words.replace("'", "’"), told
    assert "dysplasia · Wiberg 20 / 25 / normal · Wiberg" in words  # side by side
    assert words.count("Plan: Plan") == 1, "the plan that is not chosen is an alternative only"


def test_limits_are_told_as_limits_against_doing_too_much():
    """A roof that stays short of the window is free of them, and that is not called normal or within."""
    marked = film(socket(15.5, 22))
    case = Case((marked,), plans=(Plan("Short", (SocketStep("ap", "R", 2.0, anterior_deg=3.0),)),))
    words = words_of(made(case))
    limits = words[words.index(LIMITS):words.index("To beware of")]
    assert LIMITS_NOTE in limits and "not overstepped" in limits and "within" not in limits
    told = checks_record(case, outcome(case, case.plans[0]))["limits"]
    lcea = [(one["side"], one["stands"]) for one in told if one["name"] == CATALOGUE["lcea_sourcil"].name]
    assert lcea == [("Right", "not overstepped"), ("Right, by a model", "not overstepped")]


def test_chances_are_those_of_the_outcome(pdf):
    case, _ = planned()
    told = outcome(case, case.plans[0], windows_of(case.plans[0])).chances
    words = words_of(pdf)
    for one in told.each:
        assert f"chance {100 * one.chance:.0f} %" in words
    assert f"Chance that all targets are met on AP pelvis: {100 * told.together:.0f} %" in words


def test_alternatives_are_no_operation_and_every_plan(pdf):
    page = next(page for page in pages_of(pdf) if "No operation" in page)
    rows = {name: next(line for line in page.splitlines() if re.match(rf" *{name} .*\d°", line))
            for name in ("No operation", "Plan 1", "Plan 2")}
    # LCEA and Tönnis change by the rotation, each degree for degree.
    assert re.search(r"12.0° +22.0° +37.7 %", rows["No operation"])
    assert re.search(r"32.0° +2.0° +18.5 %.*\+5 mm", rows["Plan 1"]) and "(chosen)" in rows["Plan 1"]
    assert re.search(r"22.0° +12.0°", rows["Plan 2"])


def test_before_and_after_are_figures_with_words(pdf):
    figures = figures_of(pdf)
    assert len(figures) == 3  # the film, and the plan's two
    before, after = figures[1:]
    assert before.startswith("AP pelvis film “ap” before the plan: right Lateral center-edge angle (sourcil) 12.0°")
    assert "as plan “Plan 1” would leave it" in after and "(sourcil) 32.0°, right Tönnis angle 2.0°" in after
    assert "Hatched: the gap it leaves" in words_of(pdf) and "where two pieces overlap" in words_of(pdf)
    assert "schematic, of no real operation" in words_of(pdf)


def test_without_the_film_or_leave_to_show_it_there_is_no_picture():
    case, films = planned()
    doubtful = {"ap": replace(films["ap"], text_burned_in="possible")}
    for given, looked, count in (({}, False, 0), (doubtful, False, 0), (doubtful, True, 3)):
        done = made(case, given, looked=looked)
        assert len(figures_of(done)) == count
        assert ("Before and after are not shown" in words_of(done)) == (count == 0)


def test_without_a_chosen_plan_all_are_told_in_their_order():
    case, films = planned()
    words = words_of(made(without_chosen(case), films))
    assert words.index("Plan: Plan 1") < words.index("Plan: Plan 2") < words.index("Alternatives")
    assert "(chosen)" not in words


def test_a_plan_of_every_step_is_told():
    """T12 and T18 of the sheet: 13 degrees of varus; a resection of 6.303 mm, 33.682 mm² and 0.197 of 32 mm."""
    hips, hinge = femur(45, 55, lcea=40, tonnis=2)
    marked = film(hips)
    case = Case((marked, film_of("dunn_45", dunn(80, 16.0), name="dunn")), plans=(Plan("All", (
        SocketStep("ap", "R", 5.0, shift_mm=(4, -2), anterior_deg=5, axial_deg=2),
        FemurStep("ap", "R", 13.0, spot(marked, *hinge), derotation_deg=10, shortening_mm=3, width_mm=35,
                  version_deg=30),
        CamStep("dunn", "R", 43.0), RimStep("ap", "R", 2.0))),))
    words = words_of(made(case))
    for told in ("4 mm medial, 2 mm down", "Anterior rotation 5.0°, told by a model only",
                 "Varus 13.0°, cut in the coronal",
                 "45 mm across the shaft lateral to and 55 mm along the shaft below the head's center",
                 "Derotation 10.0°", "Shortening 3 mm",
                 "until alpha is 43.0°", "6.3 mm deep, 33.7 mm² in one section, 19.7 % of the neck's width",
                 "Strip trimmed off the lateral rim 2.0 mm", "patients (unverified)", "8.1 mm right-angled",
                 "Femoral version, as entered"):
        assert told in words.replace("’", "'"), told


def test_what_a_resection_takes_is_shown_on_its_film():
    marked = film_of("dunn_45", dunn(80, 16.0), name="dunn", spacing=(0.3, 0.3))
    pixels = gradient(marked.rows, marked.columns, (0.3, 0.3))
    case = Case((replace(marked, sha256=pixels.sha256),), plans=(Plan("Cam", (CamStep("dunn", "R", 43.0),)),))
    done = made(case, {"dunn": pixels})
    assert figures_of(done)[1:] == [
        "Dunn 45° film “dunn” with what the resection on the right takes off, until alpha is 43.0°; "
        "values before it"]
    assert "in the one section that this film shows" in words_of(done)
    assert "The values printed are those before the resection." in words_of(done)
    assert "which the surgeon blends into the neck" in words_of(done)
    assert "What is taken off is not shown" in words_of(made(case))
    nothing = replace(case, plans=(Plan("Cam", (CamStep("dunn", "R", 85.0),)),))
    assert len(figures_of(made(nothing, {"dunn": pixels}))) == 1


def test_a_plan_that_cannot_be_done_says_why():
    case, films = planned()
    odd = Plan("Odd", (SocketStep("ap", "L", 10.0),))
    words = words_of(made(replace(case, plans=(odd,)), films))
    assert "This plan cannot be done: The left femoral head is not marked" in words and "Open questions" in words
    assert re.search(r"Left hip Plan .* No operation .* Odd .*The left femoral head .* left socket turned 10.0°", words)
    assert "The plan has no step." in words_of(made(replace(case, plans=(Plan("Empty"),)), films))


def test_a_step_that_moves_nothing_is_no_operation():
    marked = film(femur(45, 55, lcea=40, tonnis=2)[0])
    idle = (SocketStep("ap", "R", pivot=(10.0, 10.0)), FemurStep("ap", "R", width_mm=35.0, version_deg=20.0))
    case = Case((marked, film_of("dunn_45", dunn(80, 16.0), name="dunn")),
                plans=(Plan("Cam", (*idle, CamStep("dunn", "R", 50.0)), chosen=True), Plan("Idle", idle)))
    words = words_of(made(case))
    assert "1. Resection at the head-neck junction, right hip" in words and "osteotomy, right hip" not in words
    assert [in_short(case, one) for one in case.plans] == [
        "right cam to alpha 50.0°, Dunn 45°", "No step moves anything yet"]
    assert "turned 0.0°" not in words and "Before." not in words
    both = words_of(made(without_chosen(case)))
    assert "Plan: Idle No step moves anything yet." in both and "Idle: a " not in both  # no target of it is unchecked


SHORT = [
    (SocketStep("ap", "R", 16.0), "right socket turned 16.0°"),
    (SocketStep("ap", "L", shift_mm=(-3.0, 2.0), anterior_deg=5.0, axial_deg=-2.0),
     "left socket anterior 5.0°, axial −2.0°, shifted 3 mm lateral and 2 mm up"),
    (SocketStep("ap", "R", head="reduces"), "right socket head reduced into it"),
    (FemurStep("ap", "R", 13.0, derotation_deg=10.0, shortening_mm=3.0, shaft_medial_mm=4.0, cut="subtrochanteric"),
     "right femur varus 13.0°, derotation 10.0°, shortened by 3 mm, shaft 4 mm medial, subtrochanteric, hinged "
     "at the head's center"),
    (FemurStep("ap", "R", -5.0, derotation_deg=-8.0, shortening_mm=-3.0, shaft_medial_mm=-4.0),
     "right femur valgus 5.0°, version added 8.0°, lengthened by 3 mm, shaft 4 mm lateral, intertrochanteric, hinged "
     "at the head's center"),
    (FemurStep("ap", "R", derotation_deg=10.0), "right femur derotation 10.0°, intertrochanteric"),
    (RimStep("ap", "R", 2.0), "right rim trimmed by 2.0 mm"), (RimStep("ap", "R", 2.5), "right rim trimmed by 2.5 mm"),
]


@pytest.mark.parametrize(("step", "told"), SHORT)
def test_in_short_every_amount_is_told_that_is_not_zero(step, told):
    assert in_short(Case(), Plan("p", (step,))) == told


def test_two_plans_that_differ_by_their_hinge_alone_read_differently():
    marked = film(femur()[0])
    step = FemurStep("ap", "R", 15.0, width_mm=35.0)
    hinges = (None, cortex(step, marked, "lateral"), cortex(step, marked, "medial"), spot(marked, 40, -60))
    case = Case((marked,), plans=tuple(Plan(f"P{k}", (replace(step, hinge=at),)) for k, at in enumerate(hinges)))
    assert [in_short(case, one).split("intertrochanteric, hinged ")[1] for one in case.plans] == [
        "at the head's center", "at the lateral cortex", "at the medial cortex",
        "40 mm across the shaft lateral to and 60 mm along the shaft below the head's center"]
    told = {row["name"]: (row["leg"], row["offset"]) for row in alternatives(case, plans_done(case))[0]["rows"]}
    # T11 for the last; for the cortices 62.5 and 27.5 mm lateral, 38.4 mm below, by the sheet's formula.
    assert told == {"No operation": ("", ""), "P0": ("0 mm", "0 mm"), "P1": ("−17 mm", "+8 mm"),
                    "P2": ("−8 mm", "+9 mm"), "P3": ("−12 mm", "+14 mm")}


@pytest.mark.parametrize("side", "RL")
@pytest.mark.parametrize("lean", [8.0, -8.0])
def test_a_hinge_is_told_in_the_directions_of_the_shaft_from_which_the_lengths_follow(side, lean):
    """A shaft that leans: the distances told give, by the formula of section 2.2, the lengths told."""
    turn = math.radians(lean)
    def leaning(across, along):  # of a point told from the head's center across the shaft and up along it
        return across * math.cos(turn) + along * math.sin(turn), along * math.cos(turn) - across * math.sin(turn)
    hips = socket(neck_axis=[(18.0, -17.0)], shaft_axis=[leaning(45, -80), leaning(45, -150)])
    marked = film(hips, side)
    step = FemurStep("ap", side, 15.0, spot(marked, *leaning(51, -47), side))
    case = Case((marked,), plans=(Plan("P", (step,)),))
    (told,) = plan_pages(case, plans_done(case), (), {})["plans"]
    assert dict(told["procedures"][0]["facts"])["Hinge"] == (
        "51 mm across the shaft lateral to and 47 mm along the shaft below the head's center")
    c, s = math.cos(math.radians(15)), math.sin(math.radians(15))
    (length,) = outcome(case, case.plans[0]).lengths
    assert (length.leg_mm, length.offset_mm) == pytest.approx((47 * (c - 1) - 51 * s, 51 * (c - 1) + 47 * s), abs=1e-6)


def test_what_is_told_of_two_films_names_their_views():
    case = cams()
    told = plan_pages(case, plans_done(case), (), {})
    (plan,), (table,) = told["plans"], told["alternatives"]
    assert [row["name"] for row in plan["told"]["rows"]] == ["Alpha angle, Dunn 45°", "Alpha angle, Frog-leg lateral"]
    assert [line.split(":")[1].split(" from")[0] for line in plan["told"]["taken"]] == [
        " resection on Dunn 45°", " resection on Frog-leg lateral"]
    names = [limit["name"] for limit in plan["told"]["limits"]]
    assert len(set(names)) == len(names) == 6 and names[0] == "Depth over the neck's width, Dunn 45°"
    assert table["heads"] == ["Alpha, Dunn 45°", "Alpha, Frog-leg lateral"]
    assert table["rows"][1]["steps"] == "right cam to alpha 50.0°, Dunn 45°; right cam to alpha 55.0°, Frog-leg lateral"
    one = replace(case, plans=(replace(case.plans[0], steps=case.plans[0].steps[:1]),))
    assert alternatives(one, plans_done(one))[0]["heads"] == ["Alpha"]


def test_films_that_no_step_is_on_are_told_to_be_held_against_no_target():
    case = cams(film_of("dunn_90", dunn(65, 16.0), name="other", side="R"))
    assert plan_pages(cams(), plans_done(cams()), (), {})["plans"][0]["told"]["left_out"] == ""
    words = words_of(made(case))
    assert "Chance that all targets are met on Dunn 45° and Frog-leg lateral: " in words
    assert "No step is on Dunn 90°: what is read there is held against no target." in words


def test_a_film_is_named_as_on_every_page_and_one_that_is_gone_by_its_own_name():
    case = cams()
    assert film_name(case, "frog") == "Frog-leg lateral" and film_name(case, "gone") == "film gone"
    again = replace(case, films=(*case.films, replace(case.films[0], id="later")))
    assert film_name(again, "later") == "Dunn 45° (2)"


def test_no_plan_no_plan_pages():
    case, films = planned()
    words = words_of(made(replace(case, plans=()), films))
    assert not any(told in words for told in ("Plan:", "Alternatives", "Open questions", "Planning aid"))


@pytest.mark.parametrize("words", [HOSTILE, "王 \u202e", "x" * 400])
def test_words_of_a_reader_are_data(words):
    case, films = planned()
    odd = replace(case, plans=(replace(case.plans[0], name=words, note=words),))
    done = made(odd, films)
    assert opened(done).Root.MarkInfo.Marked is True and all(STATEMENT in page for page in pages_of(done))
    if words == HOSTILE:
        assert words_of(done).count(" ".join(HOSTILE.split())) >= 3


def test_the_same_input_gives_the_same_bytes(pdf):
    assert made(*planned(), reader="A. Reader", version="1.2.3") == pdf


@pytest.mark.parametrize(("mm", "told"), [(0.4, "0 mm"), (-0.4, "0 mm"), (4.6, "+5 mm"), (-1.5, "−2 mm")])
def test_a_change_of_length_is_told_in_whole_millimeters(mm, told):
    assert change_text(mm) == told


def test_a_window_may_be_open_at_either_end():
    assert [ends_text(*ends, "deg") for ends in ((1, 2), (None, 2), (1, None), (None, None))] == [
        "1.0° to 2.0°", "up to 2.0°", "from 1.0°", "any"]
