"""Which readings are laid out: counted by hand on a film with a few readings."""

from dataclasses import replace

from planning.case import MarkedFilm, Reading
from planning.reports.laid_out import laid_out

FILM = MarkedFilm("ap", "ap_pelvis", 100, 100, protocol="coverage")


def reading(key, value=None, side="R", grade=None):
    return Reading(key, side, "ap", value, "deg", None if value is not None or grade else "not marked", grade=grade)


def test_the_protocol_and_whatever_has_an_answer_is_laid_out_the_rest_is_named():
    readings = [reading("lcea_sourcil"), reading("tonnis_angle", 5.0), reading("sharp_angle"),
                reading("pelvic_obliquity", 1.0, "-"), reading("shenton_line"), reading("protrusio", grade="present")]
    assert laid_out(FILM, readings) == (("lcea_sourcil", "tonnis_angle", "protrusio"), ("sharp_angle",))


def test_a_measure_read_on_one_hip_only_is_laid_out():
    readings = [reading("sharp_angle"), reading("sharp_angle", 0.0, "L")]
    assert laid_out(FILM, readings) == (("sharp_angle",), ())


def test_another_protocol_lays_out_other_measures():
    readings = [reading("lcea_sourcil"), reading("joint_space_width")]
    assert laid_out(replace(FILM, protocol="arthritis"), readings) == (("joint_space_width",), ("lcea_sourcil",))
