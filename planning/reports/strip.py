"""Where values stand among the bands of one published set, as shares of a strip from 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from planning.measures import Reference

BEYOND = 0.6  # how far the strip goes on past the outer limits, of the width between them
LEAST_WIDTH = 0.25  # that width, at least, of the largest limit: for sets of a single limit
ROOM = 0.06  # of the strip, kept beyond the outermost value
TICKS_APART = 0.09

Span = tuple[float, float]
Ends = tuple[float | None, float | None]  # of a window; either may be open
NO_SPANS: Mapping[str, Span | None] = MappingProxyType({})


def strip_of(reference: Reference, values: Mapping[str, float], spans: Mapping[str, Span | None] = NO_SPANS,
             target: Ends | None = None) -> dict:
    """Bands, ticks at the limits and one marker for each side, wide enough that every value stands on the strip.

    spans: the interval of a value, by side, where it has one. target: the window that values are held against.
    """
    cuts = [cut.value for cut in reference.cuts]
    reached = {side: spans.get(side) or (value, value) for side, value in values.items()}
    aims = [end for end in target or () if end is not None]
    low, high = _ends(cuts, [*aims, *(end for ends in reached.values() for end in ends)])

    def share(value: float) -> float:
        return (value - low) / (high - low)

    edges = [0.0, *map(share, cuts), 1.0]
    return {
        "bands": [
            {"from": a, "to": b, "normal": label == "normal"}
            for label, a, b in zip(reference.labels, edges, edges[1:], strict=False)
        ],
        "ticks": [{"at": share(c), "text": f"{c:g}".replace("-", "−")} for c in _apart(cuts, high - low)],
        "markers": [
            {"side": side, "at": share(value), **dict(zip(("low", "high"), map(share, reached[side]), strict=True))}
            for side, value in values.items()
        ],
        "target": target and {"from": 0.0 if target[0] is None else share(target[0]),
                              "to": 1.0 if target[1] is None else share(target[1]),
                              "has_low": target[0] is not None, "has_high": target[1] is not None},
    }


def _ends(cuts: list[float], values: list[float]) -> tuple[float, float]:
    width = max(cuts[-1] - cuts[0], LEAST_WIDTH * max(map(abs, cuts))) or 1.0
    low, high = cuts[0] - BEYOND * width, cuts[-1] + BEYOND * width
    room = ROOM * (max([high, *values]) - min([low, *values]))
    return min([low, *(v - room for v in values)]), max([high, *(v + room for v in values)])


def _apart(cuts: list[float], width: float) -> list[float]:
    """The limits that have room for their number beneath them."""
    kept: list[float] = []
    for cut in cuts:
        if not kept or cut - kept[-1] >= TICKS_APART * width:
            kept.append(cut)
    return kept
