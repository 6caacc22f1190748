"""The conditions of the Reference page: all that a patient page names, in plain words, each with what speaks to it."""

import re

import pytest

from planning.conditions import CONDITIONS
from planning.grades import GRADES
from planning.measures import CATALOGUE

each = pytest.mark.parametrize("condition", CONDITIONS, ids=[c.key for c in CONDITIONS])


def test_every_condition_a_patient_page_names_has_its_place():
    assert {c.name for c in CONDITIONS} == {
        "Socket fracture", "Impingement", "Labral tear", "Cartilage damage", "Anteversion", "Retroversion", "Dysplasia",
        "Dislocation",
    }


@each
def test_what_speaks_to_a_condition_can_be_read(condition):
    assert condition.measures and len(set(condition.measures)) == len(condition.measures)
    assert set(condition.measures) <= {*CATALOGUE, *GRADES}


@each
def test_a_condition_is_told_in_whole_sentences_that_advise_nothing(condition):
    advice = re.compile(r"\b(should|recommend|treat|surg|operat|osteotomy|arthroscop|resect|must)", re.I)
    for text in (condition.what, condition.hidden):
        assert re.match(r"[A-Z].+\.$", text) and not advice.search(text)
        assert not re.search(r"\d", text), "numbers belong to the limits"


@each
def test_a_source_can_be_looked_up(condition):
    for source in condition.sources:
        assert source.locator or re.search(r"\d{4};\d+:\d+", source.cite)


@pytest.mark.parametrize(("condition", "measure"), [  # clinical sheet: A1, A7, A12, C1, F2, G
    ("dysplasia", "lcea_sourcil"), ("dysplasia", "acetabular_index"), ("impingement", "alpha_angle"),
    ("retroversion", "crossover_sign"), ("cartilage_damage", "joint_space_width"),
    ("dislocation", "migration_percentage"), ("socket_fracture", "roof_arc_medial"),
])
def test_the_leading_measure_of_a_condition(condition, measure):
    assert measure in next(c.measures for c in CONDITIONS if c.key == condition)
