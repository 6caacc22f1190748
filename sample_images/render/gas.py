"""Gas in the bowel, which lies over the bones of every film of a pelvis."""

from __future__ import annotations

import numpy as np

from sample_images.render.material import rise

# Left, back and above the middle of the hips, mm: where gas begins, the way to the next pouch; how many, how large.
BOWEL = (
    ((2, 62, 36), (2, -8, 7), 5, 9),  # rectum
    ((-92, -30, 108), (3, -2, 11), 6, 14),  # cecum
    ((104, -20, 100), (-1, -2, 10), 7, 10),  # descending colon
    ((20, -40, 128), (12, 1, 4), 5, 8),  # sigmoid colon
)


def gas(left: np.ndarray, back: np.ndarray, up: np.ndarray, seed: int) -> np.ndarray:
    """The share (...) of gas, 0 to 1, at places given in mm; other pouches for another seed."""
    share = np.zeros(left.shape, np.float32)
    generator = np.random.default_rng(seed)
    for start, way, count, size in BOWEL:
        middle = np.array(start) + np.array(way) * count / 2
        reach = 3 * size + 5 * count + 10
        near = (np.abs(left - middle[0]) < reach) & (np.abs(back - middle[1]) < reach)
        near = np.nonzero(near & (np.abs(up - middle[2]) < reach + 20))
        own, at = np.zeros(len(near[0]), np.float32), np.array(start, float)
        x, y, z = left[near], back[near], up[near]
        for _ in range(count):
            at = at + generator.normal(way, 4)
            wide, deep, tall = size * generator.uniform(0.55, 1.25, 3)
            ripple = 1 + 0.12 * np.sin(x / 3.1 + at[0]) * np.sin(z / 2.7 + at[1])
            away = np.sqrt(((x - at[0]) / wide) ** 2 + ((y - at[1]) / deep) ** 2 + ((z - at[2]) / tall) ** 2)
            own = np.maximum(own, generator.uniform(0.4, 1) * rise(ripple - away, -0.15, 0.2))
        share[near] = np.maximum(share[near], own)
    return share
