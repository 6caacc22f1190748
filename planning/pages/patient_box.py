"""The patient's age and sex, which choose among the published limits; of a small child the months too."""

from __future__ import annotations

from math import floor

import streamlit as st

from planning.pages.desk import Desk
from planning.wording import MONTHS_COUNT, age_text, years_and_months

OLDEST = 130
SEXES = {"F": "female", "M": "male"}


def patient_box(on: Desk) -> None:
    """The button that tells age and sex, and opens to have them changed."""
    known = on.case.patient
    age = [] if known.age is None else [age_text(known.age)]
    told = ", ".join([*age, *filter(None, [SEXES.get(known.sex)])])
    with st.popover(told or "Age, sex", icon=":material/person:", width="stretch"):
        st.caption("They choose among the published limits. No name is asked for.")
        age = _age(known.age)
        sex = st.radio("Sex", list(SEXES), index=None if known.sex is None else list(SEXES).index(known.sex),
                       format_func=lambda key: SEXES[key].capitalize(), horizontal=True)
        if (age, sex) != (known.age, known.sex):
            on.set_patient(age, sex)
            st.rerun()
        if st.button("Clear", disabled=known.age is None and known.sex is None):
            on.set_patient(None, None)
            st.rerun()


def _age(known: float | None) -> float | None:
    """The age asked for, and as it is known while nothing else is entered: a file may tell it more finely."""
    before = (None, 0) if known is None else years_and_months(known)
    years = st.number_input(f"Age in full years (0 to {OLDEST})", 0, OLDEST, value=before[0])
    months = before[1] if years == before[0] else 0
    if years is not None and years < MONTHS_COUNT:
        months = st.number_input("and full months (0 to 11)", 0, 11, value=before[1],
                                 help="Some limits for small children change by the month.")
    if (years, months) == before:
        return known
    return None if years is None else age_in_years(years, months)


def age_in_years(years: int, months: int) -> float:
    """An age as a case has it: in years, to two decimals; 7 months are 0.58, as in the published table by months."""
    return floor(100 * (12 * years + months) / 12) / 100 if months else years
