"""What lies open of a case beside its marks, noted so that a reload comes back to it."""

from __future__ import annotations

from planning import store
from planning.pages.desk import Desk
from planning.pages.slices import of_series

CLOSED = "The series that was open had no marks and is closed; open its files again to go on with it."


def note_lying(on: Desk) -> None:
    """Note which film or series is shown, and the series, of which the case knows nothing until they are marked."""
    entries = on.entries()
    if on.shown and on.shown not in entries:  # a series without marks, let go since others need the room
        on.shown, on.problem = next(iter(entries), None), CLOSED
    lying = store.Lying(on.shown, {series: on.protocols.get(series, "") for series in on.light_box.stacks})
    if lying != on.lying:
        store.save_lying(on.case_id, lying)
        on.lying = lying


def lay_again(on: Desk, lying: store.Lying) -> None:
    """Put back what lay open: every series whose slices are still at hand, and in front what was shown."""
    gone = False
    for series, protocol in lying.series.items():
        if of_series(on.case, series):
            continue
        gone = on.light_box.stack(series) is None or gone
        if protocol and series in on.light_box.stacks:
            on.protocols[series] = protocol
    if lying.shown in on.entries():
        on.shown = lying.shown
    if gone:
        on.problem = CLOSED
