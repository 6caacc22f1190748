"""Text made safe to set."""

from __future__ import annotations

import pytest

from planning.reports.printable import printable


@pytest.mark.parametrize(("given", "set_as"), [
    ("Dr. Åse Ødegård, 王 – Tönnis ≥ 10°", "Dr. Åse Ødegård, 王 – Tönnis ≥ 10°"),
    ("one\ttwo\nthree\u2028four\u2029five", "one two three four five"),
    ("\x00\x1b\x7f\x9f", "????"),
    ("\ud800 \udfff", "? ?"),
    ("\ufffe\uffff", "??"),
    ("28\u202e82", "28?82"),
])
def test_what_cannot_be_set_becomes_a_question_mark(given, set_as):
    assert printable(given) == set_as
