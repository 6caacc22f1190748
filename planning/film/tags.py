"""Values out of a DICOM dataset that may be missing, malformed or hostile."""

import math
from typing import Any

LONGEST_TEXT = 200


def values(dataset: Any, keyword: str) -> tuple:
    """All values of one element; empty when it is missing or cannot be read."""
    try:
        value = dataset.get(keyword)
        if value is None or isinstance(value, (str, bytes, float, int)):
            return () if value in (None, "", b"") else (value,)
        return tuple(value)
    except Exception:
        return ()


def numbers(dataset: Any, keyword: str) -> tuple[float, ...]:
    """All values of one element as finite numbers, "0,14" read as 0.14; empty when any is not a number."""
    try:
        found = tuple(float(str(value).replace(",", ".")) for value in values(dataset, keyword))
    except ValueError:
        return ()
    return found if all(map(math.isfinite, found)) else ()


def number(dataset: Any, keyword: str) -> float | None:
    """The first value of one element as a finite number, or None."""
    return next(iter(numbers(dataset, keyword)), None)


def text(dataset: Any, keyword: str) -> str:
    """All values of one element as a short line of lower-case words, to be searched and never shown."""
    words = " ".join(str(value)[:LONGEST_TEXT] for value in values(dataset, keyword)[:8])
    return words.replace("_", " ").strip().lower()


def item(dataset: Any, keyword: str) -> Any | None:
    """The first item of a sequence, or None."""
    first = next(iter(values(dataset, keyword)), None)
    return first if hasattr(first, "get") else None
