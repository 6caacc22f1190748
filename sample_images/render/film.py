"""A film of the posed anatomy: every bone's shadow, the body's, the side marker, and the exposure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from sample_images.render.anatomy import Anatomy
from sample_images.render.body import body, extent
from sample_images.render.camera import Camera
from sample_images.render.exposure import LEVELS, PLAIN, Exposure, exposed
from sample_images.render.lumbar import lumbar
from sample_images.render.project import seen, shadow
from sample_images.render.tissue import FILM_BONE, WATER, bone, filled, plain_spongy

LEAD = 5.0  # line integral of the side marker
SHUTTER = 2.5  # mm of unexposed film at each edge


@dataclass(frozen=True)
class Detail:
    """How finely a film is worked out: bone and body samples in mm, and a ray for every n-th pixel."""

    bone: float = 0.5
    body: float = 2.5
    every: int = 2


def film(anatomy: Anatomy, camera: Camera, *, seed: int, detail: Detail = Detail(), marker: str = "R",
         how: Exposure = PLAIN) -> np.ndarray:
    """The film (rows, columns) uint16, 12 bit, brighter is denser, with a lead letter on the patient's side.

    marker: "R" or "L", or "" for none. how: the exposure and the film's tone.
    """
    hips = np.mean([head.center for head in anatomy.heads.values()], axis=0)
    integrals = integral(anatomy, camera, seed, detail) + LEAD * _letter(camera, marker)
    pixels = exposed(integrals, camera.pitch, camera.magnification(hips), seed, how)
    return _shuttered(pixels, round(SHUTTER / camera.pitch))


def integral(anatomy: Anatomy, camera: Camera, seed: int, detail: Detail) -> np.ndarray:
    """Line integrals of attenuation (rows, columns) float32 of bones and body."""
    low, high = seen(camera, *extent(anatomy))
    total = WATER / 1000 * shadow(body(anatomy, low, high, detail.body, seed), camera, 2 * detail.every)
    for name in anatomy.bones:
        solid = bone(name, anatomy, low, high, detail.bone)
        if solid is not None:
            total += FILM_BONE * WATER / 1000 * shadow(solid, camera, detail.every)
    for depths in lumbar(anatomy, 2 * detail.bone) if "sacrum" in anatomy.bones else []:
        total += FILM_BONE * WATER / 1000 * shadow(filled(depths, plain_spongy), camera, detail.every)
    return total


def _letter(camera: Camera, marker: str) -> np.ndarray:
    """0 to 1: the side marker near the film's upper corner on its own side (the patient's right is at the left)."""
    image = Image.new("L", (camera.columns, camera.rows))
    if marker:
        size = round(22 / camera.pitch)
        inset = round(24 / camera.pitch)
        column = inset if marker == "R" else camera.columns - inset
        ImageDraw.Draw(image).text((column, inset), marker, 255, ImageFont.load_default(size), anchor="mm")
    return ndimage.gaussian_filter(np.asarray(image, np.float32) / 255, 0.8)


def _shuttered(pixels: np.ndarray, margin: int) -> np.ndarray:
    """The film black outside of the collimated field."""
    if margin:
        for edge in (pixels[:margin], pixels[-margin:], pixels[:, :margin], pixels[:, -margin:]):
            edge[:] = LEVELS // 100
    return pixels
