"""The rendered sample films and where their heads truly are: the circle through the true marks of the case file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from planning.case import MarkedFilm
from planning.casefile import read_case
from planning.film import read_film
from planning.geometry.circle import circle_fit

FOLDER = Path(__file__).parents[2] / "sample_images"
PROJECTED = ("ap_pelvis", "dunn_45", "dunn_90", "frog_leg", "false_profile", "judet_obturator", "judet_iliac")


@dataclass(frozen=True, eq=False)
class Head:
    """A head on a sample film: center (column, row), radius_mm, and the film with every true mark."""

    file: str
    side: str
    center: np.ndarray
    radius_mm: float
    marked: MarkedFilm

    @property
    def spacing_mm(self) -> tuple[float, float]:
        """Between rows, between columns."""
        return self.marked.spacing_mm

    def mark(self, key: str) -> np.ndarray:
        """The true marks (n, 2) of this side; KeyError when there are none."""
        return np.array(self.marked.marks[key][self.side])


def rendered() -> list[str]:
    """The names of all sample cases of films that were rendered."""
    listed = json.loads((FOLDER / "cases.json").read_text())
    return [case["id"] for case in listed if case["id"] != "phantom" and not case["id"].startswith("version")]


def heads(name: str) -> list[Head]:
    """Every head on the films of a sample case."""
    listed = next(c for c in json.loads((FOLDER / "cases.json").read_text()) if c["id"] == name)
    case = read_case((FOLDER / listed["case"]).read_bytes())
    found = []
    for file, marked in zip(listed["films"], case.films, strict=True):
        for side, marks in marked.marks["head"].items():
            mm = np.array(marked.spacing_mm)[::-1]
            circle = circle_fit(np.array(marks) * mm)
            found.append(Head(file, side, circle[:2] / mm, float(circle[2]), marked))
    return found


def pixels_of(head: Head) -> np.ndarray:
    """The pixels of a head's film, which is the one its marks were made on."""
    return _pixels(head.file, head.marked.sha256)


@lru_cache(maxsize=2)
def _pixels(file: str, sha256: str) -> np.ndarray:
    film = read_film((FOLDER / file).read_bytes())
    assert film.sha256 == sha256
    return film.pixels
