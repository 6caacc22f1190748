"""The axial slices of a sample case, at the levels that the methods of version name: cut, written, marked."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
from pydicom.encaps import generate_frames

from planning.film.film import digest
from sample_images.render.anatomy import Anatomy, Sphere
from sample_images.render.cases import SampleCase
from sample_images.render.ct import ct
from sample_images.render.dicom import AIR, write_slices
from sample_images.render.pick_slices import axial_levels, axial_places
from sample_images.render.take import STUDY, Taken
from sample_images.render.truth import Points

SIZE, SPACING = 512, 0.86
THICKNESS = 3.0  # mm
BONE_WINDOW = (-450, 1150)  # Hounsfield units
# Between these a reader finds a slice that is not meant, and the lesser trochanter's tip above its canal.
BETWEEN = (("cranial", "head"), ("lee", "reikeras"), ("reikeras", "tomczak"))
ABOVE_CANAL = 10.0  # mm


def write_stack(case: SampleCase, lying: Anatomy, folder: Path, *, anew: bool) -> list[Taken]:
    """Cut and write the slices of a case, which without `anew` are there; each has its marks."""
    heights, first, marks = marked(lying)
    if anew:
        middle = first + SPACING * (SIZE - 1) / 2
        units = ct(lying, heights, SPACING, SIZE, center=tuple(middle), seed=zlib.crc32(case.id.encode()))
        corners = np.column_stack([np.tile(first, (len(heights), 1)), heights])
        write_slices(folder, units, corners, SPACING, case.id, {
            "SliceThickness": THICKNESS, "PatientSex": case.sex, "StudyDescription": STUDY,
            "SeriesDescription": "Femoral version",
        })
    return [_slice(path, points) for path, points in zip(sorted(folder.iterdir()), marks, strict=True)]


def marked(lying: Anatomy) -> tuple[np.ndarray, np.ndarray, list[Points]]:
    """Heights (12,) of the slices from the head down, mm; x and y of each one's first pixel; the marks on each."""
    level = axial_levels(lying)
    between = [(level[a] + level[b]) / 2 for a, b in BETWEEN]
    heights = np.sort([*level.values(), *between, level["murphy"] + ABOVE_CANAL])[::-1].round(3)
    first = np.mean([head.center[:2] for head in lying.heads.values()], axis=0) - SPACING * (SIZE - 1) / 2
    marks: list[Points] = [{} for _ in heights]
    places = axial_places(lying) | {"head": {side: _rim(head, level["head"]) for side, head in lying.heads.items()}}
    for key, sides in places.items():
        for side, points in sides.items():
            on = marks[int(np.abs(heights - points[0, 2]).argmin())]
            on.setdefault(key, {})[side] = _pixels(points, first)
    return heights, first, marks


def place_of(first: np.ndarray, height: float) -> dict:
    """What a case file says of where a slice lies."""
    return {
        "rows": SIZE, "columns": SIZE, "spacing_mm": [SPACING, SPACING], "scale": "patient",
        "position_mm": [*first.round(3).tolist(), float(height)], "orientation": [1.0, 0.0, 0.0, 0.0, 1.0, 0.0],
    }


def _slice(path: Path, points: Points) -> Taken:
    """One slice as its file tells of it."""
    kept = pydicom.dcmread(path)
    stored = imagecodecs.jpegls_decode(next(generate_frames(kept.PixelData, number_of_frames=1)))
    x, y, z = map(float, kept.ImagePositionPatient)
    record = {
        "view": "axial", "sha256": digest(stored), **place_of(np.array([x, y]), z),
        "series": hashlib.sha256(kept.SeriesInstanceUID.encode()).hexdigest()[:16],
    }
    return Taken(f"slice_{path.stem}", "RL", path, record, points, stored.astype(int) + AIR, BONE_WINDOW)


def _rim(head: Sphere, height: float) -> np.ndarray:
    """Six points (6, 3) of the circle in which a slice cuts the head."""
    turn = np.pi / 3 * np.arange(6)
    radius = np.sqrt(head.radius**2 - (height - head.center[2]) ** 2)
    return np.column_stack([head.center[:2] + radius * np.stack([np.cos(turn), np.sin(turn)], axis=1), [height] * 6])


def _pixels(points: np.ndarray, first: np.ndarray) -> list[list[float]]:
    """Patient x and y to (column, row); the first pixel's center is (0.5, 0.5)."""
    return ((points[:, :2] - first) / SPACING + 0.5).round(4).tolist()
