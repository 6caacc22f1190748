"""Where contours cross, meet a line and come nearest to a point; a contour is two or more marks in order.

Contours are (..., k, 2) in millimeters, a batch in front or none; what cannot be formed is NaN.
"""

from __future__ import annotations

import numpy as np

from planning.geometry.vector import NOTHING, cross, dot, kept, length


def crossing(first: np.ndarray, second: np.ndarray, clear: float = 0.0) -> np.ndarray:
    """Where two contours cross, (..., 2): the first place, going along the first contour from its start.

    Pieces that run parallel or in one another do not cross; a bend that lies on the other contour does. A contour
    that only begins or ends on the other does not cross it: two outlines of one bone may start at the same corner.
    Nor is it a crossing nearer to a start than the share `clear` of the way from there to that contour's end.
    """
    first, second = _contour(first), _contour(second)
    a, d = (side[..., :, None, :] for side in _pieces(first))
    b, e = (side[..., None, :, :] for side in _pieces(second))
    share, other_share = _share(a, d, b, e), _share(b, e, a, d)
    points = _at(a, d, share)
    met = _within(share, d) & _within(other_share, e)
    for contour in (first, second):
        start, end = contour[..., 0, :], contour[..., -1, :]
        near = np.maximum(clear * length(end - start), NOTHING)[..., None, None]
        met = met & (length(points - start[..., None, None, :]) > near)
        met = met & (length(points - end[..., None, None, :]) > NOTHING)
    pieces = np.arange(met.shape[-2])[:, None]
    batch = met.shape[:-2]
    order = np.where(met, pieces + np.clip(share, 0, 1), np.inf)
    found = _earliest(points.reshape(*batch, -1, 2), order.reshape(*batch, -1))
    return kept(found, _whole(first) & _whole(second))


def crosses(first: np.ndarray, second: np.ndarray, clear: float = 0.0) -> np.ndarray:
    """1 where two contours cross, 0 where not (...); NaN when either is not marked. clear: as for a crossing."""
    found = ~np.isnan(crossing(first, second, clear)).any(axis=-1)
    return kept(found.astype(float), _whole(_contour(first)) & _whole(_contour(second)))


def contour_meet(contour: np.ndarray, line: np.ndarray) -> np.ndarray:
    """Where a contour meets an infinite line (..., 4), (..., 2): the first place from its start, its ends included.

    A piece that runs parallel to the line, or in it, does not meet it.
    """
    contour = _contour(contour)
    a, d = _pieces(contour)
    share = _share(a, d, line[..., None, :2], line[..., None, 2:])
    order = np.where(_within(share, d), np.arange(share.shape[-1]), np.inf)
    return kept(_earliest(_at(a, d, share), order), _whole(contour))


def nearest(contour: np.ndarray, point: np.ndarray) -> np.ndarray:
    """The place on a contour, between its marks too, that is nearest to a point, (..., 2); of two, the earlier."""
    a, d = _pieces(_contour(contour))
    away = point[..., None, :] - a
    square = dot(d, d)
    points = _at(a, d, np.where(square == 0, 0, dot(away, d) / square))
    return _earliest(points, length(point[..., None, :] - points))


def _contour(points: np.ndarray) -> np.ndarray:
    return points if points.shape[-2] > 1 else np.full((2, 2), np.nan)


def _whole(contour: np.ndarray) -> np.ndarray:
    return ~np.isnan(contour).any(axis=(-2, -1))


def _pieces(contour: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where each piece starts, and the vector to where it ends, (..., k - 1, 2)."""
    return contour[..., :-1, :], contour[..., 1:, :] - contour[..., :-1, :]


def _share(a: np.ndarray, d: np.ndarray, b: np.ndarray, e: np.ndarray) -> np.ndarray:
    """The share of the way from a along d at which the line from b along e is met; NaN where they are parallel."""
    lean = cross(d, e)
    return kept(cross(b - a, e) / lean, np.abs(lean) > NOTHING * length(d) * length(e))


def _within(share: np.ndarray, piece: np.ndarray) -> np.ndarray:
    """Whether a place lies on its piece; rounding must not let it slip through between two pieces."""
    long = length(piece)
    return (share * long >= -NOTHING) & (share * long <= long + NOTHING)


def _at(a: np.ndarray, d: np.ndarray, share: np.ndarray) -> np.ndarray:
    return a + d * np.clip(share, 0, 1)[..., None]


def _earliest(points: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Of the points (..., k, 2) the one with the least order (..., k); NaN where every order is infinite."""
    at = order.argmin(axis=-1)[..., None]
    points = np.broadcast_to(points, (*order.shape, 2))
    found = np.take_along_axis(points, at[..., None], axis=-2)[..., 0, :]
    return kept(found, np.take_along_axis(order, at, axis=-1)[..., 0] < np.inf)
