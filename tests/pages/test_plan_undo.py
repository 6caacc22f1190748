"""What the button that has a change back says."""

from dataclasses import replace

import pytest

from planning.pages.plan_undo import what_changed
from planning.plans import CamStep, Plan, RimStep, SocketStep

SOCKET, CAM, RIM = SocketStep("ap", "R", 5.0), CamStep("dunn", "R", 45.0), RimStep("ap", "R", 2.0)
ONE, TWO = Plan("Plan 1", (SOCKET, CAM)), Plan("Plan 2", (SOCKET,), chosen=True)


@pytest.mark.parametrize(("after", "words"), [
    ((ONE,), "“Plan 2” is deleted"),
    ((ONE, TWO, Plan("Plan 3")), "“Plan 3” is added"),
    ((ONE, replace(TWO, name="Best")), "“Plan 2” is called “Best”"),
    ((replace(ONE, steps=(CAM,)), TWO), "Step 1 of “Plan 1” is removed"),
    ((replace(ONE, steps=(SOCKET,)), TWO), "Step 2 of “Plan 1” is removed"),
    ((replace(ONE, steps=(SOCKET, CAM, RIM)), TWO), "Step 3 of “Plan 1” is added"),
    ((replace(ONE, steps=(SOCKET, replace(CAM, alpha_deg=50.0))), TWO), "Step 2 of “Plan 1” is changed"),
    ((replace(ONE, windows=(("lcea_sourcil", 25.0, None),)), TWO), "The targets of “Plan 1” are changed"),
    ((replace(ONE, preset="wells_2017"), TWO), "The targets of “Plan 1” are changed"),
    ((replace(ONE, execution_deg=6.0), TWO), "The targets of “Plan 1” are changed"),
    ((replace(ONE, note="x"), TWO), "The note of “Plan 1” is changed"),
    ((ONE, replace(TWO, chosen=False)), "“Plan 2” is no longer chosen"),
    ((replace(ONE, chosen=True), replace(TWO, chosen=False)), "“Plan 1” is chosen"),
])
def test_the_first_thing_that_differs_is_told(after, words):
    assert what_changed((ONE, TWO), after) == words
