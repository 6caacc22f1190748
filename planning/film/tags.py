"""Values out of a DICOM dataset that may be missing, malformed or hostile."""

import math
from io import BytesIO
from typing import Any

from planning.film import limits

LONGEST_TEXT = 200


class Metered(BytesIO):
    """Bytes that can be read only so many times: each element costs pydicom far more than its bytes."""

    reads = 0

    def read(self, *size: int) -> bytes:
        """The next bytes; ValueError when the file is read without end."""
        self.reads += 1
        if self.reads > limits.MOST_READS:
            raise ValueError("too many elements")
        return super().read(*size)


def values(dataset: Any, keyword: str) -> tuple:
    """All values of one element; empty when it is missing, longer than any such value is, or cannot be read."""
    try:
        if _length(dataset, keyword) > limits.LONGEST_VALUE:
            return ()
        value = dataset.get(keyword)
        if value is None or isinstance(value, (str, bytes, float, int)):
            return () if value in (None, "", b"") else (value,)
        return tuple(value)
    except Exception:
        return ()


def _length(dataset: Any, keyword: str) -> int:
    """The bytes of an element not yet read; many short numbers in one would become as many objects."""
    raw = dataset.get_item(keyword) if dataset is not None and keyword in dataset else None
    return len(raw.value or b"") if isinstance(raw, tuple) else 0  # a tuple as long as it is not looked at


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


def items(dataset: Any, keyword: str) -> tuple:
    """The items of a sequence; empty when it is missing, longer than any in use, or cannot be read."""
    try:
        found = () if _length(dataset, keyword) > limits.LONGEST_SEQUENCE else dataset.get(keyword) or ()
        return tuple(one for one in found if hasattr(one, "get_item"))
    except Exception:
        return ()


def item(dataset: Any, keyword: str) -> Any | None:
    """The first item of a sequence, or None."""
    return next(iter(items(dataset, keyword)), None)
