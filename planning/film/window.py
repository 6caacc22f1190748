"""The display windows of a film: those its file offers, and one for a film that brings none of use."""

import math
from typing import Any

import numpy as np

from planning.film.film import Window
from planning.film.tags import numbers, text, values

SAMPLED = 100_000
WIDEST = 1 << 20
MOST_WINDOWS = 16
LONGEST_WORDS = 32
AUTOMATIC = "Automatic"


def file_windows(dataset: Any, slope: float, offset: float) -> list[Window]:
    """Every window of use that a file offers, in its order, its values turned to pixels: value * slope + offset."""
    function = text(dataset, "VOILUTFunction") or "linear"
    if function not in ("linear", "linear exact"):
        return []
    pairs = zip(numbers(dataset, "WindowCenter"), numbers(dataset, "WindowWidth"), strict=False)
    called, found = values(dataset, "WindowCenterWidthExplanation"), []
    for k, (center, width) in enumerate(list(pairs)[:MOST_WINDOWS]):
        ends = _ends(center, width, function == "linear", slope, offset)
        if ends:
            words = printable(called[k]) if k < len(called) else ""
            found.append(Window(words or f"Window {k + 1}", *ends))
    return found


def printable(words: object) -> str:
    """At most 32 characters of a file's own words, without any that are not printed; they may still name a patient."""
    shown = "".join(c if c.isprintable() else " " for c in str(words)[: 8 * LONGEST_WORDS])
    return " ".join(shown.split())[:LONGEST_WORDS].rstrip()


def turned_over(windows: list[Window], white: int) -> list[Window]:
    """The same windows when every pixel is taken from `white`."""
    return [Window(w.words, white - w.high, white - w.low) for w in windows]


def useful(windows: list[Window], pixels: np.ndarray) -> list[Window]:
    """Those that show something of the pixels."""
    sample = sampled(pixels)
    low, high = sample.min(), sample.max()
    return [w for w in windows if w.low < high and w.high > low]


def spread_window(pixels: np.ndarray, without: int | None = None) -> tuple[int, int]:
    """From the 1st to the 99th percentile of a sample of the pixels, without the padding value `without`."""
    sample = sampled(pixels)
    kept = sample if without is None else sample[sample != without]
    low, high = np.percentile(kept if kept.size else sample, (1, 99))
    return int(low), max(int(np.ceil(high)), int(low) + 1)


def sampled(pixels: np.ndarray) -> np.ndarray:
    """About a hundred thousand pixels, evenly spread over the film, as one row."""
    step = max(1, int((pixels.size / SAMPLED) ** 0.5))
    return pixels[::step, ::step].ravel()


def _ends(center: float, width: float, linear: bool, slope: float, offset: float) -> tuple[int, int] | None:
    """The pixel values shown black and white, or None when the window cannot be."""
    if linear:
        center, width = center - 0.5, width - 1  # PS3.3 C.11.2.1.2.1
    if width < 0 or (width == 0 and not linear):
        return None
    ends = sorted((center + half) * slope + offset for half in (-width / 2, width / 2))
    if not max(map(abs, ends)) <= WIDEST:
        return None
    low, high = (math.floor(end + 0.5) for end in ends)
    return low, max(high, low + 1)
