"""A hip joint made even: the head round, the socket's roof following it."""

from __future__ import annotations

import numpy as np

from sample_images.render.directions import LATERAL, UP, unit
from sample_images.render.mesh import Mesh, faded, normals, smoothed

ROOF_WITHIN = (45.0, 70.0)  # degrees from the roof's middle: wholly brought down so far, not at all beyond
LIFT = (4.5, 9.0)  # mm off the sphere: wholly brought down so far, not at all beyond
SHAVED, FILLED = (25.0, 55.0), (50.0, 85.0)  # degrees from the neck's axis: from none to whole
OFF_ROUND = (2.5, 5.0)  # mm off the sphere: wholly made round so far, not at all beyond, so that the fovea stays
FACING = (0.3, 0.7)  # cosine to the head: a surface looking away stays


def lined(hip: Mesh, center: np.ndarray, radius: float, side: str) -> Mesh:
    """The hip bone with the roof brought down to a sphere about the head's center, so that the joint space is even.

    Only what faces the head moves, and only toward it; the bony rim and the fossa stay.
    """
    away = hip.vertices - center
    reach = np.linalg.norm(away, axis=1)
    way = away / reach[:, None]
    middle = 0.35 * LATERAL[side] + UP
    from_middle = np.degrees(np.arccos(np.clip(way @ middle / np.linalg.norm(middle), -1, 1)))
    facing = -np.einsum("ij,ij->i", way, normals(hip))
    share = faded(from_middle, *ROOF_WITHIN) * faded(reach - radius, *LIFT) * (1 - faded(facing, *FACING))
    drop = np.clip(reach - radius, 0, None) * share
    return smoothed(Mesh(hip.vertices - drop[:, None] * way, hip.faces), 4)


def rounded(femur: Mesh, center: np.ndarray, radius: float, neck: np.ndarray) -> Mesh:
    """The femur with its head brought onto its own fitted sphere, off which the raw one lies by up to a millimeter.

    neck: the middle of the neck. What stands out is shaved nearly to the neck, what is missing filled on the head only.
    """
    away = femur.vertices - center
    reach = np.linalg.norm(away, axis=1)
    from_neck = np.degrees(np.arccos(np.clip(away @ unit(neck - center) / reach, -1, 1)))
    out = reach - radius
    on_head = 1 - np.where(out > 0, faded(from_neck, *SHAVED), faded(from_neck, *FILLED))
    return Mesh(femur.vertices - (on_head * faded(abs(out), *OFF_ROUND) * out / reach)[:, None] * away, femur.faces)
