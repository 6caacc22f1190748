"""The patient's age and sex beside the film: what is entered is what is kept, small children by months."""

import pytest
from streamlit.testing.v1 import AppTest

from planning.case import Patient
from planning.measures.tonnis_table import TONNIS_TABLE
from planning.pages.desk import Desk
from planning.pages.patient_box import age_in_years
from planning.wording import years_and_months


def script():
    import streamlit as st

    from planning.pages.patient_box import patient_box

    patient_box(st.session_state.on)


def shown(monkeypatch, tmp_path, age=None, sex=None):
    """The box, for a patient of whom this is known."""
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{tmp_path / 'kept.db'}")
    on = Desk(case_id="case")
    on.set_patient(age, sex)
    box = AppTest.from_function(script)
    box.session_state.on = on
    return box.run(), on


def labels(box):
    return [number.label for number in box.number_input]


def test_the_range_is_told_and_months_are_asked_of_small_children_only(monkeypatch, tmp_path):
    box, on = shown(monkeypatch, tmp_path)
    assert labels(box) == ["Age in full years (0 to 130)"]
    box.number_input[0].set_value(0).run()
    assert labels(box) == ["Age in full years (0 to 130)", "and full months (0 to 11)"]
    box.number_input[1].set_value(7).run()
    assert on.case.patient == Patient(0.58) and [n.value for n in box.number_input] == [0, 7]
    box.number_input[0].set_value(1).run()
    assert on.case.patient == Patient(1.58)
    box.number_input[0].set_value(3).run()
    assert on.case.patient == Patient(3) and len(labels(box)) == 1
    assert not box.exception


@pytest.mark.parametrize("age", [30.5, 2.97, 0.45, 130, 0])
def test_an_age_from_a_file_stays_as_it_is_until_another_is_entered(monkeypatch, tmp_path, age):
    box, on = shown(monkeypatch, tmp_path, age)
    assert not box.exception and on.case.patient == Patient(age)
    box.radio[0].set_value("M").run()
    assert on.case.patient == Patient(age, "M")
    box.number_input[0].set_value(40).run()
    assert on.case.patient == Patient(40, "M")
    box.button[0].click().run()
    assert on.case.patient == Patient()


@pytest.mark.parametrize("months", range(1, 36))
def test_every_month_is_its_own_again_and_has_its_row_of_the_table_by_months(months):
    age = age_in_years(*divmod(months, 12))
    assert years_and_months(age) == divmod(months, 12)
    (row,) = [r.title for r in TONNIS_TABLE if r.fits("ap_child", age, "F", "R")]
    ages, unit, _ = row.removeprefix("Tönnis 1976, girls ").replace(",", "").split()
    first, last = (int(number) * (12 if unit == "years" else 1) for number in ages.split("–"))
    assert first <= months <= last
