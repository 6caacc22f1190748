"""What each protocol has a reader mark: counted by hand from the definitions of its measures."""

import pytest

from planning.constructions import landmarks_of
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE
from planning.protocols import PROTOCOLS, protocol_of
from planning.views import VIEWS


def placements(view, protocol):
    """How many points a reader puts for both hips."""
    marks = [LANDMARKS[key] for key in landmarks_of(view, protocol)]
    return sum(mark.points * (2 if mark.sided else 1) for mark in marks)


def test_every_view_has_protocols_of_measures_it_is_read_on():
    assert set(PROTOCOLS) == set(VIEWS)
    for view, protocols in PROTOCOLS.items():
        assert protocols and len({p.key for p in protocols}) == len(protocols)
        for protocol in protocols:
            assert protocol.name and len(set(protocol.measures)) == len(protocol.measures) > 0
            assert all(view in CATALOGUE[key].views for key in protocol.measures), protocol.key


def test_every_measure_is_in_a_protocol():
    assert {key for protocols in PROTOCOLS.values() for p in protocols for key in p.measures} == set(CATALOGUE)


def test_the_default_on_the_ap_pelvis_is_short_and_whole():
    """Two teardrops; three rim points, two ends of the sourcil and the bony edge on each side."""
    essential = PROTOCOLS["ap_pelvis"][0]
    assert landmarks_of("ap_pelvis", essential.key) == (
        "teardrop", "head", "sourcil_lateral", "acetabular_edge", "sourcil_medial"
    )
    assert placements("ap_pelvis", essential.key) == 2 + 2 * (3 + 1 + 1 + 1) <= 16
    assert {"lcea_sourcil", "lcea_bone", "tonnis_angle", "sharp_angle", "extrusion_index"} <= set(essential.measures)


def test_coverage_alone_takes_ten_placements():
    assert placements("ap_pelvis", "coverage") == 10


@pytest.mark.parametrize("view", VIEWS)
def test_what_a_protocol_asks_for_may_stand_on_the_film(view):
    for protocol in PROTOCOLS[view]:
        assert set(landmarks_of(view, protocol.key)) <= set(landmarks_of(view))


def test_a_protocol_that_a_view_does_not_have():
    with pytest.raises(KeyError):
        landmarks_of("dunn_45", "coverage")


def test_the_chosen_protocol_else_the_first_of_the_view():
    assert protocol_of("ap_pelvis", "coverage").measures == ("lcea_sourcil",)
    assert protocol_of("dunn_45").key == "cam"
    assert protocol_of("dunn_45", "coverage").key == "cam"  # one that the view does not have
