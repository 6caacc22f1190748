"""One film of a sample case: the camera set up, the film taken and written, its landmarks found."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from planning.film import read_film
from sample_images.pictures import shown
from sample_images.render.anatomy import Anatomy
from sample_images.render.camera import Camera, overhead
from sample_images.render.cases import FilmPlan, SampleCase
from sample_images.render.dicom import geometry_tags, view_tags, write_xray
from sample_images.render.film import film
from sample_images.render.truth import Points, points_on_film

PELVIS = {"rows": 2176, "columns": 2560, "pitch": 0.174}  # a field of 45 by 38 cm
HIP = {"rows": 1750, "columns": 2500, "pitch": 0.12}  # 30 by 21 cm
# mm from the head, or from the middle between both, to the middle of the film.
ABOVE_HIPS, DOWN_THE_NECK = np.array([0.0, 0.0, 12.0]), np.array([15.0, 0.0, -15.0])
STUDY = "Rendered hip sample with known angles"


@dataclass(frozen=True)
class Taken:
    """A film or slice on disk: what a case file says of it but for the marks, and every landmark on it."""

    id: str
    sides: str
    path: Path
    record: dict
    points: Points
    pixels: np.ndarray
    window: tuple[int, int]


def camera_for(plan: FilmPlan, lying: Anatomy) -> Camera:
    """The tube over the middle of what the film is of: the pelvis, or one hip and the femur below it."""
    middle = np.mean([lying.heads[side].center for side in plan.sides], axis=0)
    if len(plan.sides) > 1:
        return overhead(middle + ABOVE_HIPS, **PELVIS)
    return overhead(middle + DOWN_THE_NECK * [1 if plan.sides == "L" else -1, 1, 1], **HIP)


def write_film(case: SampleCase, plan: FilmPlan, lying: Anatomy, folder: Path, *, anew: bool) -> Taken:
    """Take one film of the posed bones (without `anew` its pixels are there) and write it; find its landmarks."""
    camera, side = camera_for(plan, lying), plan.sides if len(plan.sides) == 1 else "B"
    path = folder / f"{case.id}_{plan.id}.dcm"
    if anew:
        pixels = film(lying, camera, seed=zlib.crc32(path.name.encode()), marker="R" if side == "B" else side,
                      how=plan.exposure)
    else:
        pixels = read_film(path.read_bytes()).pixels
    middle = np.mean([lying.heads[s].center for s in plan.sides], axis=0)
    write_xray(path, pixels, case.id, {
        **view_tags(plan.view, side),
        **geometry_tags(camera.pitch, camera.distance, camera.distance / camera.magnification(middle)),
        **_window(pixels),
        "PatientSex": case.sex, "StudyDescription": STUDY,
    })
    opened = read_film(path.read_bytes())
    if case.plain and plan is case.films[0]:
        shown(opened.pixels, opened.window).save(folder / case.plain, quality=90, optimize=True)
    record = {
        "view": plan.view, **({"side": side} if side != "B" else {}),
        "rows": opened.rows, "columns": opened.columns, "sha256": opened.sha256,
        "spacing_mm": list(opened.spacing_mm), "scale": opened.scale,
    }
    points = points_on_film(lying, camera, plan.view, plan.sides)
    return Taken(plan.id, plan.sides, path, record, points, opened.pixels, opened.window)


def _window(pixels: np.ndarray) -> dict[str, int]:
    """Black and white at the ends of what the film shows, the darkest air and the brightest marker left out."""
    low, high = (int(level) for level in np.percentile(pixels, (2, 99.8)))
    return {"WindowCenter": (low + high + 1) // 2, "WindowWidth": high - low}
