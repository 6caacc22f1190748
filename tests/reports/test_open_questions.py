"""What a plan rests on that the case does not tell: only what is lacking is asked for."""

from __future__ import annotations

from dataclasses import replace

from planning.case import Case, Patient
from planning.grades import GRADES
from planning.plans import Plan, SocketStep
from planning.reading import read_case_films
from planning.reports.open_questions import open_questions
from planning.reports.plans_done import plans_done
from tests.measures.hips import film_of, random_hips
from tests.realign.hips import at, rim, socket
from tests.realign.hips import film as ap_film
from tests.reports.planned import planned


def asked(case: Case) -> list[str]:
    return open_questions(case, read_case_films(case), plans_done(case))


def test_what_is_lacking_is_asked_for_once_and_of_the_planned_hip_alone():
    case, _ = planned()
    told = asked(replace(case, patient=Patient()))
    assert told[0] == "Age and sex not given; limits are chosen by age and sex."
    for words in ("Right: femoral version is not measured.", "Right: the version of the socket is not measured.",
                  "Right: the width of the joint space is not measured.",
                  "Right: the Tönnis grade of osteoarthritis is not given.",
                  "Right: whether the head lies in the middle of its socket is not known: the roof's outline is not "
                  "marked."):
        assert told.count(words) == 1
    assert any(words.startswith("Right: no alpha angle on a lateral view (Dunn 45°") for words in told)
    assert any("Shenton line" in words for words in told) and not any(words.startswith("Left") for words in told)
    assert ("Plan 1, Plan 2: a limit is not checked, McKibbin index (femoral version by Murphy) (right): "
            "not measured on slices: Femoral version (Murphy) and Acetabular version, central.") in told
    assert not any("calibrated" in words for words in told)


def test_what_the_case_tells_is_not_asked_for():
    marked = ap_film(socket(roof=[(-20, 20), (-10, 26), (5, 28), (15, 22)]))
    signs = {key: {"R": graded.choices[0].value} for key, graded in GRADES.items() if "ap_pelvis" in graded.views}
    slices = film_of("axial", random_hips("axial", 1), name="slices")
    dunn = film_of("dunn_45", {"head": {"R": rim(24)}, "neck_axis": {"R": [at(20, -15)]},
                               "head_neck_junction": {"R": [at(22, 9)]}}, name="dunn")
    case = Case((replace(marked, grades=signs), slices, dunn), Patient(30, "F"),
                plans=(Plan("Plan 1", (SocketStep("ap", "R", 10.0),)),))
    told = " ".join(asked(case))
    for words in ("not given", "version", "alpha angle", "not judged", "middle of its socket", "limits are chosen"):
        assert words not in told, words
    assert "anterior coverage" in told


def test_an_uncalibrated_film_and_a_target_that_is_not_read():
    case, _ = planned(scale="none")
    odd = replace(case, plans=(replace(case.plans[1], preset="lerch_2022"),))
    told = asked(odd)
    assert "Film ap: it is not calibrated, so nothing is told in millimeters." in told
    assert any(words.startswith("Plan 2: a target is not checked, McKibbin index") for words in told)


def test_a_plan_without_steps_asks_nothing_of_any_hip():
    assert asked(Case((), Patient(30, "F"), plans=(Plan("Plan 1"),))) == []
