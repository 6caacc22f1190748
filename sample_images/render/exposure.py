"""From line integrals to the pixels of a processed film: blur, scatter, noise, and the film's tone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

LEVELS = 4095


@dataclass(frozen=True)
class Exposure:
    """How a film is taken and processed; lengths in mm on the film."""

    focal_spot: float = 1.1
    detector_blur: float = 0.09
    scatter: float = 0.4  # behind the grid, as a share of the primary rays
    scatter_spread: float = 32.0
    dose: float = 8.0e7  # quanta per pixel in the open beam; high, as processing takes most of the noise away
    evened: float = 0.62  # share of the slow contrast that processing takes away
    evened_over: float = 24.0
    crispness: float = 0.7
    crisp_over: float = 0.9
    contrast: float = 1.7  # of the whole scale of gray, in units of line integral


PLAIN = Exposure()
# For a body far thicker on one side of the hip than on the other: head, neck and roof all stay readable.
EVENED = Exposure(evened=0.86, evened_over=18.0, contrast=1.5)


def exposed(
    integrals: np.ndarray, pitch: float, magnification: float, seed: int, how: Exposure = PLAIN
) -> np.ndarray:
    """12-bit pixels (rows, columns) uint16, higher is denser, from line integrals of attenuation.

    pitch: mm; magnification: of the hips, which the blur of the focal spot depends on.
    """
    penumbra = how.focal_spot * (magnification - 1) / np.sqrt(12)
    primary = np.exp(-ndimage.gaussian_filter(integrals, np.hypot(penumbra, how.detector_blur) / pitch, truncate=3))
    signal = primary + how.scatter * _scattered(primary, integrals, how.scatter_spread / pitch)
    density = -np.log(signal)
    return toned(density, pitch, _grain(signal, how.dose, seed), how)


def toned(density: np.ndarray, pitch: float, grain: np.ndarray, how: Exposure = PLAIN) -> np.ndarray:
    """Densities and their noise to 12-bit pixels: slow contrast evened, fine contrast raised, an S-shaped scale."""
    held = np.minimum(density, np.percentile(density, 99.8))
    # The open beam is held near the thinnest tissue, so that skin does not glow.
    held = np.maximum(held, 1.2)
    slow = _slow(held, how.evened_over / pitch)
    fine = held - ndimage.gaussian_filter(held, how.crisp_over / pitch, truncate=3)
    shown = held - how.evened * (slow - slow.mean()) + how.crispness * fine + grain
    tissue = shown[held > 2.0] if np.any(held > 2.0) else shown
    middle = np.percentile(tissue, 60)
    scale = (1 + np.tanh(2 * (shown - middle) / how.contrast)) / 2
    return np.clip(np.rint(LEVELS * scale), 0, LEVELS).astype(np.uint16)


def _scattered(primary: np.ndarray, integrals: np.ndarray, spread: float) -> np.ndarray:
    """Rays that the body throws aside: as much as it lets pass, from the whole neighborhood, none from open air."""
    source = np.minimum(primary, np.exp(-2.0)) * np.clip(integrals, 0, 1)
    return _slow(source, spread)


def _grain(signal: np.ndarray, dose: float, seed: int) -> np.ndarray:
    """The noise of counting quanta, as optical density, a little smeared by the detector."""
    noise = np.random.default_rng(seed).standard_normal(signal.shape, dtype=np.float32)
    noise = ndimage.gaussian_filter(noise, 0.6)
    return noise / noise.std() / np.sqrt(dose * signal)


def _slow(image: np.ndarray, spread: float) -> np.ndarray:
    """An image blurred over many pixels: on one an eighth as fine, as nothing finer is left."""
    step = 8 if min(image.shape) >= 64 and spread > 32 else 1
    rows, columns = image.shape
    padded = np.pad(image, ((0, -rows % step), (0, -columns % step)), mode="edge")
    small = padded.reshape(padded.shape[0] // step, step, padded.shape[1] // step, step).mean(axis=(1, 3))
    small = ndimage.gaussian_filter(small, spread / step, mode="nearest")
    return ndimage.zoom(small, step, order=1, mode="nearest", grid_mode=True)[:rows, :columns]
