"""Points of a film that lie on an outline: of the head, of the femur, of the roof seen from beside."""

from __future__ import annotations

import numpy as np
import trimesh
from scipy import ndimage

from sample_images.render.anatomy import Anatomy, Sphere
from sample_images.render.camera import Camera
from sample_images.render.outline import CLEAR, Shade, departure, hollow, shade
from sample_images.render.parts import JOINT_SPACE
from sample_images.render.pick_hip import OFF_ROOF

Placed = dict[tuple[str, str], np.ndarray]

# The neck's contour is looked for beyond this share of the head's radius, and on to this much past its middle.
NECK_FROM, NECK_TO = 0.8, 1.3
# Directions from the neck, degrees, in which the upper outline of head and neck is marked.
OVER_THE_TOP = np.arange(110.0, 30.0, -10.0)
FROM_FRONT = ("ap_pelvis", "judet_iliac", "judet_obturator", "false_profile")


def head_outline(head: Sphere, camera: Camera, count: int = 6) -> np.ndarray:
    """Points (count, 2) of the ellipse that a head throws, evenly spread about its center, count even."""
    ellipse = camera.project(_touching(head, camera.source, 1440))
    away = ellipse - (ellipse.min(axis=0) + ellipse.max(axis=0)) / 2
    turn = np.arctan2(away[:, 1], away[:, 0])
    order = np.argsort(turn)
    wanted = 2 * np.pi * np.arange(count) / count - np.pi
    radius = np.interp(wanted, turn[order], np.hypot(*away[order].T), period=2 * np.pi)
    return ellipse[0] - away[0] + radius[:, None] * np.stack([np.cos(wanted), np.sin(wanted)], axis=1)


def _touching(head: Sphere, source: np.ndarray, count: int) -> np.ndarray:
    """Points (count, 3) of the circle on which rays from the tube touch a sphere."""
    toward = head.center - source
    far = np.linalg.norm(toward)
    toward = toward / far
    across = np.cross(toward, [0.0, 0.0, 1.0])
    across /= np.linalg.norm(across)
    turn = 2 * np.pi * np.arange(count)[:, None] / count
    rim = np.cos(turn) * across + np.sin(turn) * np.cross(toward, across)
    return head.center - head.radius**2 / far * toward + head.radius * np.sqrt(1 - (head.radius / far) ** 2) * rim


def upper_symphysis(anatomy: Anatomy) -> np.ndarray:
    """The middle (1, 3) of the upper edge of the symphysis."""
    upper = [points[points[:, 2].argmax()] for points in anatomy.landmarks["symphysis"].values()]
    return np.mean(upper, axis=0)[None]


def foramen_edges(anatomy: Anatomy, camera: Camera, side: str) -> Placed:
    """The edges of the obturator foramen as the film shows it, nearest to the symphysis and farthest from it across.

    What is seen is the hole that no part of the hip bone covers, and not the bony rim, part of which the ischium hides.
    """
    if "foramen" not in anatomy.landmarks or f"hip_{side}" not in anatomy.bones:
        return {}
    rim = camera.project(anatomy.landmarks["foramen"][side])
    middle, half = rim.mean(axis=0), 1.3 * np.ptp(rim, axis=0).max()
    edge = shade(anatomy.bones[f"hip_{side}"], camera, middle, half).hole()
    if edge is None:
        return {}
    off = np.abs(edge[:, 0] - camera.project(upper_symphysis(anatomy))[0, 0])
    return {("foramen_medial", side): edge[[off.argmin()]], ("foramen_lateral", side): edge[[off.argmax()]]}


def from_beside(anatomy: Anatomy, camera: Camera, side: str) -> Placed:
    """What is marked on a false profile: the front end of the roof and the head of the other hip.

    The roof's end lies in the plane through the head's center that is parallel to the film, as in the coronal plane.
    """
    head = anatomy.heads[side]
    forward = upper_symphysis(anatomy)[0] - anatomy.landmarks["sacrococcygeal"]["-"][0]
    ahead = camera.along * np.sign(forward @ camera.along)
    turn = np.radians(np.arange(-60.0, 100.0, 0.1))[:, None]
    ways = np.sin(turn) * ahead - np.cos(turn) * camera.down
    hip = anatomy.bones[f"hip_{side}"]
    bone = trimesh.Trimesh(hip.vertices - head.center, hip.faces, process=False)
    places, rays, _ = bone.ray.intersects_location(np.zeros_like(ways), ways, multiple_hits=False)
    roof = abs(np.linalg.norm(places, axis=1) - head.radius - JOINT_SPACE) < OFF_ROOF
    arcs, _ = ndimage.label(np.isin(np.arange(len(ways)), rays[roof]))
    front = np.flatnonzero(arcs == 1 + np.argmax(np.bincount(arcs)[1:]))[-1]
    end = head.center + places[rays == front]
    other = anatomy.heads["L" if side == "R" else "R"]
    return {
        ("sourcil_anterior", side): camera.project(end),
        ("other_head", side): head_outline(other, camera),
    }


def on_outline(anatomy: Anatomy, camera: Camera, view: str, side: str, rim: np.ndarray) -> Placed:
    """The points a reader finds on the outline of the femur: above the neck from the front, else before it."""
    center, head = rim.mean(axis=0), anatomy.heads[side]
    neck = camera.project(anatomy.landmarks["neck_center"][side])[0]
    radius = np.hypot(*(rim - center).T).mean()
    cover = shade(anatomy.bones[f"femur_{side}"], camera, center, 3.2 * radius)
    front = view in FROM_FRONT
    beside = head.center + np.array([0, 0, head.radius]) if front else anatomy.landmarks["neck_anterior"][side][0]
    turn = _turn(neck - center, camera.project(beside)[0] - center)
    clear = CLEAR * camera.magnification(head.center) / camera.pitch
    found = {("head_neck_junction", side): departure(cover, center, radius, neck, turn, clear)[None]}
    if front:
        return found | {("head_neck_contour", side): _over_the_top(cover, center, radius, neck, turn)}
    along = (neck - center) / np.hypot(*(neck - center))
    edge = hollow(cover, center + NECK_FROM * radius * along, center + NECK_TO * (neck - center), turn)
    return found | {("neck_anterior", side): edge[None]}


def _over_the_top(cover: Shade, center: np.ndarray, radius: float, neck: np.ndarray, turn: float) -> np.ndarray:
    """Points (n, 2) of the upper outline from the head onto the neck, as far as the trochanter does not hide it."""
    degrees = np.degrees(np.arctan2(*(neck - center)[::-1])) + turn * OVER_THE_TOP
    reach = cover.reach(center, degrees, 1.6 * radius)
    free = reach < 1.55 * radius
    away = np.stack([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))], axis=1)
    return (center + reach[:, None] * away)[free]


def _turn(a: np.ndarray, b: np.ndarray) -> float:
    """+1 when b lies clockwise from a on the film (rows run down), else -1."""
    return float(np.sign(a[0] * b[1] - a[1] * b[0]))
