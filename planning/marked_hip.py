"""A hip on a film as assistance sees it: the pixels, and what is marked on them so far."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planning.assist import NoSuggestion
from planning.case import TRUSTED_SCALES, MarkedFilm
from planning.geometry.circle import circle_fit
from planning.views import VIEWS

Mark = tuple[float, float]
# How wide a film without any scale is taken to be, in mm: of both hips, of one. A head is looked for between 15 and
# 35 mm of radius, so that a film may be half as wide again. Coxa's own.
WIDE_MM = {True: 400.0, False: 250.0}
LEVELED_BY = ("teardrop", "ischium")  # both of one kind, below the heads


@dataclass(frozen=True, eq=False)
class MarkedHip:
    """pixels: (rows, columns), brighter is denser. side: R or L, or "-". at: (column, row) where the reader clicked."""

    pixels: np.ndarray
    film: MarkedFilm
    side: str
    at: Mark | None = None

    @property
    def spacing_mm(self) -> tuple[float, float]:
        """Between rows, between columns; guessed from the width of such films where the film has no scale."""
        row, column = self.film.spacing_mm
        if self.film.scale != "none":
            return row, column
        guess = WIDE_MM[VIEWS[self.film.view].both_hips] / (self.film.columns * column)
        return row * guess, column * guess

    def length_text(self, mm: float, decimals: int = 2) -> str:
        """A length in millimeters where the film's scale is to be trusted, otherwise in pixels."""
        if self.film.scale in TRUSTED_SCALES:
            return f"{mm:.{decimals}f} mm"
        return f"{mm / np.sqrt(np.prod(self.spacing_mm)):.1f} pixels"

    def marks(self, key: str, side: str = "") -> tuple[Mark, ...]:
        """The marks of a landmark on this side, or on another."""
        return self.film.marks.get(key, {}).get(side or self.side, ())

    def first(self, key: str, name: str) -> Mark:
        """The middle of a landmark's marks, without which there is no suggestion; name: what to mark then."""
        if not (found := self.marks(key)):
            raise NoSuggestion(f"Mark {name} first; the suggestion starts from there.")
        return tuple(np.mean(found, axis=0))

    def head(self, side: str = "") -> tuple[Mark, float] | None:
        """The marked head circle: center (column, row), radius in mm; None without one."""
        mm = np.array(self.spacing_mm)[::-1]
        with np.errstate(all="ignore"):
            x, y, radius = circle_fit(np.array(self.marks("head", side)).reshape(-1, 2) * mm)
        return None if np.isnan(radius) else ((x / mm[0], y / mm[1]), float(radius))

    def need_head(self) -> tuple[Mark, float]:
        """The marked head circle, without which there is no suggestion."""
        if (head := self.head()) is None:
            raise NoSuggestion("Mark the femoral head first; the suggestion starts from its circle.")
        return head

    def up(self, center: Mark) -> tuple[float, float]:
        """The direction in mm (x, y) up the body: square to the pelvic line, where the head lies, or up the film."""
        line = self._line()
        if line is None:
            return 0.0, -1.0
        mm = np.array(self.spacing_mm)[::-1]
        across = (line[1] - line[0]) * mm
        upward = np.array([-across[1], across[0]]) / np.hypot(*across)
        return tuple(upward * np.sign(upward @ ((np.array(center) - line[0]) * mm) or 1.0))

    def midline(self, center: Mark) -> Mark:
        """A point nearer to the body's middle than the head: of the pelvic line, the other head, or the film."""
        line, other = self._line(), self.head({"R": "L", "L": "R"}.get(self.side, ""))
        if line is not None:
            return tuple(line.mean(axis=0))
        return other[0] if other else (self.film.columns / 2, center[1])

    def _line(self) -> np.ndarray | None:
        for key in LEVELED_BY:
            ends = np.array([*self.marks(key, "R")[:1], *self.marks(key, "L")[:1]])
            if len(ends) == 2 and (ends[0] != ends[1]).any():
                return ends
        return None
