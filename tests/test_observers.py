"""Published agreement of readers: of measures that exist, each with a place to look it up."""

import pytest

from planning.measures import CATALOGUE
from planning.observers import AGREEMENT, agreement_short, agreement_text


@pytest.mark.parametrize("key", AGREEMENT)
def test_every_figure_is_of_a_measure_and_can_be_looked_up(key):
    assert key in CATALOGUE
    for found in AGREEMENT[key]:
        assert found.source.locator and found.told in " ".join(agreement_text(key))
        assert not found.short or CATALOGUE[key].unit != "deg" or "°" in found.short


def test_the_neck_shaft_angle_is_told_as_published():
    assert agreement_short("neck_shaft_angle") == "two readers ± 6°"
    (line,) = agreement_text("neck_shaft_angle")
    assert "one reader twice within ± 2.5°" in line and "PMC3473462" in line


def test_what_is_not_published_is_not_told():
    assert agreement_short("extrusion_index") == "" and agreement_text("extrusion_index") == []
