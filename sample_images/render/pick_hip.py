"""The landmarks of a hip bone, picked on its surface by computation."""

from __future__ import annotations

import numpy as np
import trimesh
from scipy import ndimage

from sample_images.render.directions import LATERAL
from sample_images.render.mesh import Mesh
from sample_images.render.section import sections

# Here a point is told by how far it lies from the head's center: lateral, backward, up; mm.
Place = tuple[float, float, float]
OPENING = np.array([0.75, -0.3, -0.6])  # the way a socket roughly faces
AROUND = np.radians(np.arange(0.0, 360.0, 1.0))
AWAY = np.radians(np.arange(30.0, 125.0, 0.25))
SOCKET = 7.0  # mm beyond the roof's sphere within which bone belongs to the socket
NOTCH = (np.arange(360) >= 125) & (np.arange(360) <= 184)  # of the rays round the axis: the gap between the horns
OFF_ROOF = 0.8  # mm off the roof's sphere at which the roof ends


def hip_landmarks(hip: Mesh, center: np.ndarray, roof: float, side: str) -> dict[str, np.ndarray]:
    """Every landmark of one hip bone, (n, 3) mm; center: of the head; roof: radius of the socket's roof.

    Rim: the edge of the socket as seen from the head's center. The acetabular edge is its point farthest lateral about
    the head in the coronal plane, and parts the anterior rim from the posterior. Sourcil: in the coronal plane through
    the head's center, the ends of the arc that stays within OFF_ROOF of the roof's sphere. Teardrop: the lowest point
    of the socket's floor in that plane. Foramen: its narrowest waist.
    """
    mirror = np.array([LATERAL[side][0], 1, 1])
    bone = trimesh.Trimesh((hip.vertices - center) * mirror, hip.faces, process=False)
    edge, front, back = rim(bone, roof)
    lateral, medial = sourcil(bone, roof)
    picked = {
        "teardrop": _teardrop(bone),
        "ischium": _farthest(bone, (0, 0, -1)),
        "sourcil_lateral": lateral,
        "sourcil_medial": medial,
        "acetabular_edge": edge,
        "anterior_rim": front,
        "posterior_rim": back,
        "ischial_spine": _farthest(bone, (-0.5, 1, 0), (-90, 20, -12), (20, 90, 18)),
        "asis": _farthest(bone, (0.3, -1, -0.3), (-20, -90, 45), (90, 60, 120)),
        "aiis": _farthest(bone, (0, -1, -0.9), (-25, -60, 26), (40, 40, 50)),
        "symphysis": _symphysis(bone),
        "foramen": _foramen(bone),
    }
    return {key: np.atleast_2d(points) * mirror + center for key, points in picked.items()}


def _farthest(
    bone: trimesh.Trimesh, way: Place, low: Place = (-200, -200, -200), high: Place = (200, 200, 200)
) -> np.ndarray:
    """The point farthest in a direction, of those in a box."""
    points = bone.vertices[((bone.vertices > low) & (bone.vertices < high)).all(axis=1)]
    return points[np.argmax(points @ np.array(way))]


def _first_hits(bone: trimesh.Trimesh, ways: np.ndarray) -> np.ndarray:
    """How far from the head's center the first bone lies in every direction (n, 3); infinite without any."""
    places, rays, _ = bone.ray.intersects_location(np.zeros_like(ways), ways, multiple_hits=False)
    reach = np.full(len(ways), np.inf)
    reach[rays] = np.linalg.norm(places, axis=1)
    return reach


def rim(bone: trimesh.Trimesh, roof: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The edge (3,), the anterior and the posterior rim (n, 3), each from the edge down to the notch.

    bone: the head's center at zero, lateral along x, backward along y, up along z; roof: radius of the socket, mm.
    """
    axis = OPENING
    for _ in range(4):
        loop = _loop(bone, roof, axis)[~NOTCH]
        axis = np.linalg.svd(loop - loop.mean(axis=0))[2][2]
        axis = axis * np.sign(axis @ OPENING)
    loop = ndimage.gaussian_filter1d(_loop(bone, roof, axis), 1.5, axis=0, mode="wrap")
    # From horn to horn: the loop begins just behind the notch, and comes to its front last.
    loop = np.roll(loop, -int(np.flatnonzero(NOTCH)[-1]) - 1, axis=0)[: -int(NOTCH.sum())]
    top = np.argmax(np.where(loop[:, 2] > roof / 2, loop[:, 0], -np.inf))
    return loop[top], loop[top:], loop[top::-1]


def _loop(bone: trimesh.Trimesh, roof: float, axis: np.ndarray) -> np.ndarray:
    """The socket's edge (360, 3) round an axis, from the top by way of the front."""
    axis = axis / np.linalg.norm(axis)
    up = np.array([0, 0, 1.0]) - axis[2] * axis
    up /= np.linalg.norm(up)
    round_it = np.cos(AROUND)[:, None] * up + np.sin(AROUND)[:, None] * np.cross(axis, up)
    ways = np.cos(AWAY)[None, :, None] * axis + np.sin(AWAY)[None, :, None] * round_it[:, None]
    reach = _first_hits(bone, ways.reshape(-1, 3)).reshape(len(AROUND), len(AWAY))
    first = (reach < roof + SOCKET).argmax(axis=1)
    rows = np.arange(len(AROUND))
    return ways[rows, first] * reach[rows, first][:, None]


def sourcil(bone: trimesh.Trimesh, roof: float) -> tuple[np.ndarray, np.ndarray]:
    """The lateral and the medial end of the roof, as `rim` tells points."""
    turn = np.radians(np.arange(-89.0, 90.0, 0.1))
    ways = np.stack([np.sin(turn), np.zeros_like(turn), np.cos(turn)], axis=1)
    reach = _first_hits(bone, ways)
    arcs, _ = ndimage.label(abs(reach - roof) < OFF_ROOF)
    longest = np.flatnonzero(arcs == 1 + np.argmax(np.bincount(arcs)[1:]))
    return tuple(ways[end] * reach[end] for end in (longest[-1], longest[0]))


def _teardrop(bone: trimesh.Trimesh) -> np.ndarray:
    floor = max(sections(_mesh(bone), np.zeros(3), np.array([0, 1.0, 0])), key=lambda cut: cut.outline[:, 2].max())
    below = floor.outline[floor.outline[:, 0] < 0]
    return below[np.argmin(below[:, 2])]


def _symphysis(bone: trimesh.Trimesh) -> np.ndarray:
    """The upper and the lower end of the face toward the other pubis."""
    front = bone.vertices[(bone.vertices[:, 1] < 0) & (bone.vertices[:, 2] < 20)]
    face = front[front[:, 0] < front[:, 0].min() + 3]
    return face[[np.argmax(face[:, 2]), np.argmin(face[:, 2])]]


def _foramen(bone: trimesh.Trimesh) -> np.ndarray:
    """The rim (72, 3): in every direction from the middle, the bone nearest to the line through the hole."""
    points = bone.vertices
    middle, axis = np.array([-45.0, -10.0, -35.0]), np.array([0.5, -0.75, -0.4])
    for _ in range(10):
        axis = axis / np.linalg.norm(axis)
        across = np.cross(axis, [0, 0, 1.0])
        across /= np.linalg.norm(across)
        away = points - middle
        flat = np.stack([away @ across, away @ np.cross(axis, across)], axis=1)
        reach = np.where(abs(away @ axis) < 25, np.hypot(*flat.T), np.inf)
        sector = ((np.degrees(np.arctan2(flat[:, 1], flat[:, 0])) + 180) // 5).astype(int) % 72
        order = np.lexsort((reach, sector))
        rim = points[order[np.searchsorted(sector[order], np.arange(72))]]
        middle = rim.mean(axis=0)
        turned = np.linalg.svd(rim - middle)[2][2]
        axis = turned * np.sign(turned @ axis)
    return rim


def _mesh(bone: trimesh.Trimesh) -> Mesh:
    return Mesh(np.asarray(bone.vertices), np.asarray(bone.faces))
