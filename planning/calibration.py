"""A film's scale by an object of known size that lies on it: a ball or disc, or a line."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from planning.case import Calibration, CaseProblem, MarkedFilm
from planning.geometry.circle import circle_fit
from planning.landmarks import LANDMARKS
from planning.wording import SCALES

BALL, LINE = "calibration_ball", "calibration_line"
WORDS = {BALL: "ball", LINE: "line"}
SMALLEST_MM, LARGEST_MM = 1.0, 1000.0
HIP_FILM_MM = (200.0, 700.0)  # Coxa's own assumption, not published: what a hip film shows along its longer side
METER = 1000.0  # mm
# Coxa's own: a ball at the hip makes pixels up to a third smaller than the detector's, never larger.
LEAST_OF_DETECTOR, MOST_OF_DETECTOR = 0.6, 1.01
# Assumed, in mm: together they magnify 1.198 times, where 1.198 (1.17 to 1.234) was published (Brew 2012, coxa.fi).
TUBE_TO_DETECTOR, HIPS_TO_DETECTOR = 1150.0, 190.0
TOLD_DEPTHS = (10.0, -50.0)  # mm an object lies nearer to the tube than the hips, as in the sentence about them


def calibrate(film: MarkedFilm, landmark: str, mm: float) -> MarkedFilm:
    """The film with an object of known size on it, diameter or length in mm; CaseProblem for no such object or size."""
    if landmark not in WORDS:
        raise CaseProblem(f"“{landmark}” is no object of known size; use {BALL} or {LINE}.")
    if not SMALLEST_MM <= mm <= LARGEST_MM:
        raise CaseProblem(f"The known size must be between {SMALLEST_MM:g} and {LARGEST_MM:g} mm.")
    own = film.calibration or Calibration(landmark, mm, film.spacing_mm, film.scale)
    return calibrated(replace(film, calibration=replace(own, landmark=landmark, mm=float(mm))))


def uncalibrated(film: MarkedFilm) -> MarkedFilm:
    """The film with the scale it came with, and no object of known size on it."""
    if film.calibration is None:
        return film
    own, marks = film.calibration, {key: sides for key, sides in film.marks.items() if key not in WORDS}
    bare = film.with_marks(marks)
    return replace(bare, spacing_mm=own.spacing_mm, scale=own.scale, calibration=None)


def calibrated(film: MarkedFilm) -> MarkedFilm:
    """The film with the scale that its object of known size gives; while that is not marked, with the film's own.

    To be called whenever marks or size have changed. The shape of a pixel stays as the file tells it.
    """
    own = film.calibration
    if own is None:
        return film
    size = _size(film)
    if size is None:
        return replace(film, spacing_mm=own.spacing_mm, scale=own.scale)
    row, column = own.spacing_mm
    return replace(film, spacing_mm=(row * own.mm / size, column * own.mm / size), scale="calibrated")


def is_marked(film: MarkedFilm) -> bool:
    """Whether the object of known size can be measured on the film."""
    return film.calibration is not None and _size(film) is not None


def without_size(film: MarkedFilm) -> str | None:
    """What is marked as an object of known size while no size is told; None where there is no such mark."""
    if film.calibration is not None:
        return None
    return next((word for key, word in WORDS.items()
                 if len(film.marks.get(key, {}).get("-", ())) >= LANDMARKS[key].least), None)


def scale_text(film: MarkedFilm, source: str = "") -> str:
    """The film's scale and how far to trust it, with the arithmetic of its calibration or the source in the file."""
    how = arithmetic(film) or source
    return f"{SCALES[film.scale]} ({how})" if how else SCALES[film.scale]


def arithmetic(film: MarkedFilm) -> str:
    """How the object of known size gives the scale, as a reader can work it out again; empty without one."""
    own, size = film.calibration, _size(film) if film.calibration else None
    if own is None or size is None:
        return ""
    pixels = size / own.spacing_mm[1]
    return (f"by a {WORDS[own.landmark]} of {own.mm:g} mm, {pixels:.1f} pixels "
            f"{'across' if own.landmark == BALL else 'long'}: {own.mm:g} / {pixels:.1f} = "
            f"{own.mm / pixels:.4f} mm a pixel")


def magnification(toward_tube_mm: float = 0.0) -> float:
    """How many times larger the detector shows what lies so many mm nearer to the tube than the hips, as assumed."""
    return TUBE_TO_DETECTOR / (TUBE_TO_DETECTOR - HIPS_TO_DETECTOR - toward_tube_mm)


def length_error(toward_tube_mm: float) -> float:
    """The share by which lengths at the hips read too large (+) by an object so many mm nearer to the tube than they.

    An object that is magnified more makes the pixel smaller than it is at the hips.
    """
    return magnification() / magnification(toward_tube_mm) - 1


def depth_text(film: MarkedFilm) -> str:
    """By how much the film's object of known size errs when it does not lie as deep as the hips; empty without one."""
    if film.calibration is None:
        return ""
    near, far = TOLD_DEPTHS
    return (f"By a {WORDS[film.calibration.landmark]} {near:g} mm nearer to the tube than the hips, lengths read "
            f"{-100 * length_error(near):.1f} % too small; {-far:g} mm nearer to the detector, "
            f"{100 * length_error(far):.1f} % too large (assumed: tube {TUBE_TO_DETECTOR:g} mm and hips "
            f"{HIPS_TO_DETECTOR:g} mm from the detector).")


def scale_doubt(film: MarkedFilm) -> str | None:
    """What is odd about a scale by an object of known size, in one sentence; None when nothing is."""
    own = film.calibration
    if own is None or not is_marked(film):
        return None
    if own.scale == "detector" and (odd := _detector_doubt(film, own)):
        return odd
    longer, (least, most) = max(film.rows * film.spacing_mm[0], film.columns * film.spacing_mm[1]), HIP_FILM_MM
    if least <= longer <= most:
        return None
    size = f"{longer:.0f} mm" if longer < METER else f"{longer / METER:.1f} m"
    return (f"By the calibration this film shows {size} along its longer side, and a hip film {least:.0f} to "
            f"{most:.0f} mm (Coxa's own assumption). Check the known size and its marks.")


def _detector_doubt(film: MarkedFilm, own: Calibration) -> str | None:
    """What is odd against the detector's own scale."""
    share = film.spacing_mm[1] / own.spacing_mm[1]
    if LEAST_OF_DETECTOR <= share <= MOST_OF_DETECTOR:
        return None
    return (f"By the calibration a pixel is {100 * share:.0f} % of the detector's own; at the hip it is a little "
            "smaller, by the magnification. Check the known size and its marks.")


def _size(film: MarkedFilm) -> float | None:
    """Diameter or length of the object in the units of the film's own scale; None while it is not marked."""
    own = film.calibration
    points = film.marks.get(own.landmark, {}).get("-", ())
    if len(points) < LANDMARKS[own.landmark].least:
        return None
    spots = np.asarray(points) * (own.spacing_mm[1], own.spacing_mm[0])
    size = 2 * circle_fit(spots)[2] if own.landmark == BALL else np.hypot(*(spots[-1] - spots[0]))
    return float(size) if size > 0 else None
