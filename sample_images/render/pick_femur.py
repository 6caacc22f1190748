"""The landmarks of a femur, picked on its surface by computation."""

from __future__ import annotations

import numpy as np

from sample_images.render.directions import FORWARD, LATERAL, UP, unit
from sample_images.render.mesh import Mesh, within
from sample_images.render.section import section_near, sections

ON_SPHERE = 1.0  # mm off the sphere within which a point belongs to the head's round part


def head_sphere(femur: Mesh, side: str) -> tuple[np.ndarray, float]:
    """Center (3,) and radius, mm, of the sphere through the round part of the head, by least squares.

    The round part is what lies within ON_SPHERE of the sphere and not on the neck's side of it.
    """
    points, lateral = femur.vertices, LATERAL[side]
    neck = unit(0.75 * lateral - 0.65 * UP)
    top = points[points[:, 2] > points[:, 2].max() - 45]
    medial = top[top @ lateral < (top @ lateral).min() + 40]
    center, radius = (medial.min(axis=0) + medial.max(axis=0)) / 2, 25.0
    for off in (6, 4, 3, 2, 2, *[ON_SPHERE] * 30):
        reach = np.linalg.norm(points - center, axis=1)
        chosen = points[(abs(reach - radius) < off) & ((points - center) @ neck < 0.3 * radius)]
        center, radius = _sphere(chosen)
    return center, radius


def femur_landmarks(femur: Mesh, head: tuple[np.ndarray, float], side: str) -> dict[str, np.ndarray]:
    """Every landmark of one femur, (n, 3) mm.

    Neck: the smallest cross-section square to the line from the head's center to that section's own middle; the neck's
    axis runs through its middle and the head's center. Shaft: middles of cross-sections 20 and 80 mm below the lesser
    trochanter's tip; the canal 10 mm below it. Condyles: medial, lateral, on one level.
    """
    center, _ = head
    neck, edge = neck_section(femur, head, side)
    along = unit(neck - center)
    axis = np.array([neck - 4 * along, neck + 4 * along])
    lesser = _lesser_trochanter(femur, center, side)
    shaft = np.array([_middle_at(femur, lesser[2] - down) for down in (20, 80)])
    condyles = _condyles(femur, side)
    bottom = femur.vertices[:, 2].min()
    return {
        "neck_center": neck[None],
        "neck_axis": axis,
        "neck_anterior": edge[[np.argmax((edge - neck) @ (FORWARD - FORWARD @ along * along))]],
        "shaft_axis": shaft,
        "lesser_trochanter": lesser[None],
        "greater_trochanter": _greater_trochanter(femur, neck, shaft, side)[None],
        "condyles_posterior": condyles,
        "knee_center": _middle_at(femur, bottom + 30)[None],
        "canal_center": _middle_at(femur, lesser[2] - 10)[None],
    }


def neck_section(femur: Mesh, head: tuple[np.ndarray, float], side: str) -> tuple[np.ndarray, np.ndarray]:
    """Middle (3,) and outline (n, 3) of the neck's smallest section."""
    center, radius = head
    upper = within(femur, center, 3.2 * radius)
    along = unit(0.75 * LATERAL[side] - 0.65 * UP)
    for _ in range(8):
        steps = np.arange(0.8 * radius, 1.7 * radius, 0.5)
        smallest = min((section_near(upper, center + step * along, along) for step in steps), key=lambda cut: cut.area)
        along = unit(smallest.middle - center)
    return smallest.middle, smallest.outline


def _lesser_trochanter(femur: Mesh, center: np.ndarray, side: str) -> np.ndarray:
    """The tip: what stands out farthest, backward and medially, from the shaft's upper part."""
    points = femur.vertices
    upper, lower = (_middle_at(femur, center[2] - down) for down in (100, 160))
    away = points - upper - np.outer(points[:, 2] - upper[2], (upper - lower) / (upper - lower)[2])
    level = (points[:, 2] < center[2] - 40) & (points[:, 2] > center[2] - 80)
    out = away @ unit(-0.6 * LATERAL[side] - 0.8 * FORWARD)
    return points[np.argmax(np.where(level, out, -np.inf))]


def _greater_trochanter(femur: Mesh, neck: np.ndarray, shaft: np.ndarray, side: str) -> np.ndarray:
    """The tip: the highest point lateral of midway between the neck's middle and the shaft's axis."""
    points = femur.vertices
    beyond = points @ LATERAL[side] > (neck + shaft[0]) @ LATERAL[side] / 2
    return points[np.argmax(np.where(beyond, points[:, 2], -np.inf))]


def _condyles(femur: Mesh, side: str) -> np.ndarray:
    """Medial, lateral (2, 3): where both touch a line laid against them, on the level midway between their hindmost."""
    points = femur.vertices
    low = points[points[:, 2] < points[:, 2].min() + 60]
    middle = (low[:, 0].min() + low[:, 0].max()) / 2
    medial = (low[:, 0] - middle) * LATERAL[side][0] < 0
    hindmost = np.array([low[part][np.argmin(low[part] @ FORWARD)] for part in (medial, ~medial)])
    return behind_both(within(femur, hindmost.mean(axis=0), 80), hindmost[:, 2].mean(), hindmost)


def behind_both(femur: Mesh, level: float, near: np.ndarray) -> np.ndarray:
    """Where a line laid from behind against both condyles touches them on a level: (2, 3), in the order of `near`.

    near: a point (2, 3) of the back of each.
    """
    outline = np.concatenate([cut.outline for cut in sections(femur, np.array([0, 0, level]), UP)])
    along = near[1] - near[0]
    first = (outline - near.mean(axis=0)) @ along < 0
    pair = near
    for _ in range(20):  # the touching points, and with them the line, settle within a few rounds
        back = np.cross(pair[1] - pair[0], UP)
        back = back if back @ FORWARD < 0 else -back
        pair = np.array([outline[part][np.argmax(outline[part] @ back)] for part in (first, ~first)])
    return pair


def _middle_at(femur: Mesh, level: float) -> np.ndarray:
    """The middle of the shaft's section at a height."""
    near = femur.vertices[abs(femur.vertices[:, 2] - level) < 3].mean(axis=0)
    near[2] = level
    return section_near(femur, near, UP).middle


def _sphere(points: np.ndarray) -> tuple[np.ndarray, float]:
    solved = np.linalg.lstsq(np.c_[2 * points, np.ones(len(points))], (points**2).sum(axis=1), rcond=None)[0]
    return solved[:3], float(np.sqrt(solved[3] + solved[:3] @ solved[:3]))
