"""The display window of a film that brings no usable one."""

import numpy as np

SAMPLED = 100_000


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
