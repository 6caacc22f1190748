"""What an entry of a case file may be, and the one error for what it is not."""

from __future__ import annotations

import math
from typing import Any

from planning.case import CaseProblem

LONGEST_NAME = 64  # characters


def need(holds: bool, sentence: str) -> None:
    """CaseProblem with the sentence unless it holds."""
    if not holds:
        raise CaseProblem(sentence)


def is_number(value: Any) -> bool:
    """A finite number, and no truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12 and math.isfinite(value)


def is_whole(value: Any) -> bool:
    """A whole number, and no truth value."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_name(value: Any) -> bool:
    """A short text of one line: what an id, a view or a landmark may be called."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST_NAME and value.isprintable()


def are_numbers(value: Any, count: int) -> bool:
    """A list of so many finite numbers."""
    return isinstance(value, list) and len(value) == count and all(is_number(v) for v in value)
