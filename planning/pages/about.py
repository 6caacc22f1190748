"""The About page: what Coxa is for, and what it is not."""

from __future__ import annotations

import streamlit as st

from planning.sureness import LEAST_STRADDLED, SURE
from planning.wording import STATEMENT

TEXT = f"""
**{STATEMENT}**

#### What it is for
Coxa measures hip films for hip-preserving surgery: residents who learn to measure, surgeons in conference,
educators who show how a measurement is made. You place marks; Coxa makes the construction, reads the angle, and
sets it beside published limits, each with its source.

#### What it is not
- It is not a medical device, and no authority has cleared it. It makes no diagnosis and recommends no treatment.
- It decides nothing by itself: where it suggests a mark from the film, nothing is measured before you accept it. A
  number is only as good as the marks it rests on and the film they were placed on.
- Published limits come from particular groups of people. A category says where a value stands among them; it is no
  verdict.
- A film shows bone in one projection. It does not show cartilage, labrum, pain, or how the hip moves.

#### How to trust a number
- Every number can be seen: the lines and circles on the film *are* the construction it was read from.
- Nothing is read from a missing mark. Where there is no number, a sentence says why.
- Angles on the AP pelvis are leveled by the line through both teardrops, else both ischia, else both head centers;
  the one in use is named below the readings.
- **±** is half a 95 % interval by the placement of marks alone; two readers, or two films, differ by more.
- The bar below a category shows how probable each category is; where none has {100 * SURE:.0f} %, *straddles* names the
  value's own and each that has at least {100 * LEAST_STRADDLED:.0f} %.
- Suggestions and Snap follow edges of gray, without a trained network, and can be wrong; which marks were taken from
  them is told below the readings and in the summary.
- Limits marked *unverified* are commonly quoted, but no source was confirmed.

#### Your patients
Films stay on the computer that runs Coxa. Coxa keeps marks, age and sex, known by a hash of the film's pixels; it
stores no pixels, no names and no numbers from a film. Whoever has the address of a case, as the browser shows it, can
open that case.
"""


def about_page() -> None:
    """Intended use, limits, privacy."""
    st.title("About Coxa")
    st.markdown(TEXT)
