"""The axial slices of a sample case, through head, neck, lesser trochanter and condyles: cut, written, marked."""

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
from sample_images.render.take import STUDY, Taken
from sample_images.render.truth import Points

SIZE, SPACING = 512, 0.86
APART = 3.0  # mm between the three slices at each level
BONE_WINDOW = (-450, 1150)  # Hounsfield units
AT = ("neck_center", "canal_center", "condyles_posterior")


def levels(lying: Anatomy) -> np.ndarray:
    """Heights (12,) of the slices from the head down, three about each level, mm."""
    heads = np.mean([head.center[2] for head in lying.heads.values()])
    below = [np.mean([points[:, 2].mean() for points in lying.landmarks[key].values()]) for key in AT]
    return np.concatenate([level + APART * np.array([1.0, 0.0, -1.0]) for level in (heads, *below)])


def write_stack(case: SampleCase, lying: Anatomy, folder: Path, *, anew: bool) -> list[Taken]:
    """Cut and write the slices of a case (without `anew` they are there); each point goes to the nearest slice."""
    heights = levels(lying)
    middle = np.mean([head.center[:2] for head in lying.heads.values()], axis=0)
    first = middle - SPACING * (SIZE - 1) / 2
    if anew:
        units = ct(lying, heights, SPACING, SIZE, center=tuple(middle), seed=zlib.crc32(case.id.encode()))
        corners = np.column_stack([np.tile(first, (len(heights), 1)), heights])
        write_slices(folder, units, corners, SPACING, case.id, {
            "SliceThickness": APART, "PatientSex": case.sex, "StudyDescription": STUDY,
            "SeriesDescription": "Femoral version",
        })
    paths = sorted(folder.iterdir())
    return [_slice(path, _points(lying, heights, number, first)) for number, path in enumerate(paths)]


def _slice(path: Path, points: Points) -> Taken:
    """One slice as its file tells of it."""
    kept = pydicom.dcmread(path)
    stored = imagecodecs.jpegls_decode(next(generate_frames(kept.PixelData, number_of_frames=1)))
    record = {
        "view": "axial", "rows": kept.Rows, "columns": kept.Columns, "sha256": digest(stored),
        "spacing_mm": list(map(float, kept.PixelSpacing)), "scale": "patient",
        "position_mm": list(map(float, kept.ImagePositionPatient)),
        "orientation": list(map(float, kept.ImageOrientationPatient)),
        "series": hashlib.sha256(kept.SeriesInstanceUID.encode()).hexdigest()[:16],
    }
    return Taken(f"slice_{path.stem}", "RL", path, record, points, stored.astype(int) + AIR, BONE_WINDOW)


def _points(lying: Anatomy, heights: np.ndarray, number: int, first: np.ndarray) -> Points:
    """The landmarks of AT nearest to a slice, and the heads it cuts, in its pixels."""
    found: Points = {}
    for key in AT:
        for side, points in lying.landmarks[key].items():
            near = np.abs(points[:, 2, None] - heights).argmin(axis=1) == number
            if near.any():
                found.setdefault(key, {})[side] = _pixels(points[near], first)
    for side, head in lying.heads.items():
        if np.abs(heights - head.center[2]).argmin() == number:
            found.setdefault("head", {})[side] = _pixels(_section(head, heights[number]), first)
    return found


def _section(head: Sphere, height: float) -> np.ndarray:
    turn = np.pi / 3 * np.arange(6)
    radius = np.sqrt(head.radius**2 - (height - head.center[2]) ** 2)
    return head.center[:2] + radius * np.stack([np.cos(turn), np.sin(turn)], axis=1)


def _pixels(points: np.ndarray, first: np.ndarray) -> list[list[float]]:
    """Patient x and y to (column, row); the first pixel's center is (0.5, 0.5)."""
    return ((points[:, :2] - first) / SPACING + 0.5).round(4).tolist()
