"""Where a plane cuts a surface."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh

from sample_images.render.mesh import Mesh


@dataclass(frozen=True)
class Section:
    """One closed outline (n, 3) in a plane, its area mm² and its middle (3,)."""

    outline: np.ndarray
    area: float
    middle: np.ndarray


def sections(mesh: Mesh, through: np.ndarray, normal: np.ndarray) -> list[Section]:
    """Every outline in which the plane cuts the surface."""
    cut = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False).section(normal, through)
    return [] if cut is None else [_section(np.asarray(line), normal) for line in cut.discrete]


def section_near(mesh: Mesh, through: np.ndarray, normal: np.ndarray) -> Section:
    """The outline whose middle lies nearest to `through`."""
    return min(sections(mesh, through, normal), key=lambda found: np.linalg.norm(found.middle - through))


def _section(outline: np.ndarray, normal: np.ndarray) -> Section:
    first = outline[0]
    a, b = outline[:-1] - first, outline[1:] - first
    wedges = np.cross(a, b) @ (normal / np.linalg.norm(normal)) / 2
    return Section(outline, abs(wedges.sum()), first + wedges @ (a + b) / (3 * wedges.sum()))
