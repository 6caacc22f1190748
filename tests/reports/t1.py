"""The T1 pelvis, worked out by hand, as marks on films of any spacing, and films to put them on."""

from __future__ import annotations

import numpy as np

from planning.case import MarkedFilm
from planning.film import Film

# T1: millimeters, x right, y down, the right hip on the image's left. Worked by hand: LCEA 28.00, to the bone
# 33.00, Tönnis 6.00, Sharp 46.03, extrusion 23.71 %. Head center (-90, 40), radius 25.
RIGHT = {
    "teardrop": [(-60, 60)],
    "head": [(-115, 40), (-90, 15), (-65, 40), (-90, 65)],
    "sourcil_lateral": [(-103.145, 15.277)],
    "sourcil_medial": [(-77.288, 17.995)],
    "acetabular_edge": [(-106.884, 14.001)],
}
SPACING = (0.32, 0.286)  # pixels that are not square
MIDDLE = np.array([180.0, 60.0])  # where (0, 0) lies on the film, from its corner


def t1_marks(spacing_mm, sides="RL", only=None):
    """The marks of T1 in pixels of a film with this spacing; the left hip is the right one mirrored."""
    sign = {"R": (1, 1), "L": (-1, 1)}
    scale = (spacing_mm[1], spacing_mm[0])
    return {
        key: {side: tuple(map(tuple, (points * np.array(sign[side]) + MIDDLE) / scale)) for side in sides}
        for key, points in RIGHT.items()
        if only is None or key in only
    }


def gradient(rows, columns, spacing_mm, scale="calibrated", **more):
    """A film that brightens from left to right."""
    pixels = np.tile(np.linspace(0, 4095, columns).astype("<u2"), (rows, 1))
    told = {"text_burned_in": "no"} | more
    return Film(pixels, spacing_mm, scale, "PixelSpacing, calibrated by fiducial", (0, 4095), **told)


def marked_for(film, marks, film_id="ap", view="ap_pelvis", side=None):
    """The film as a case knows it, with marks."""
    bare = MarkedFilm(film_id, view, film.rows, film.columns, film.sha256, film.spacing_mm, film.scale, side)
    return bare.with_marks(marks)
