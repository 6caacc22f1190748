"""The outline of a ball on a stick, against the closed form of a circle and its tangent."""

from math import acos, degrees, hypot, sqrt

import numpy as np
import pytest
import trimesh

from sample_images.render.camera import overhead
from sample_images.render.mesh import Mesh
from sample_images.render.outline import Shade, departure, hollow, shade

CAMERA = overhead(np.zeros(3), rows=900, columns=900, pitch=0.15)
MIDDLE = np.array([450.0, 450.0])
NECK, OFF = MIDDLE + np.array([100.0, 0.0]), np.array([37.3, -12.8])
# In the plane of the hips, 190 mm over the detector: a length of 1 mm is 1150 / 960 mm on the film.
PER_MM = 1150 / 960 / 0.15


def mesh(solid: trimesh.Trimesh) -> Mesh:
    return Mesh(np.asarray(solid.vertices, float), np.asarray(solid.faces))


def ball(radius: float, center=(0, 0, 0)) -> Mesh:
    return mesh(trimesh.creation.icosphere(subdivisions=6, radius=radius).apply_translation(center))


def disk_on_a_stick(head: float, neck: float) -> Mesh:
    """A flat disk in the plane of the hips with a flat bar along patient left: no depth, so plain magnification."""
    angle = np.linspace(0, 2 * np.pi, 2001)[:-1]
    disk = np.stack([head * np.cos(angle), 0 * angle, head * np.sin(angle)], axis=1)
    fan = [[0, i + 1, (i + 1) % 2000 + 1] for i in range(2000)]
    bar = [[0, 0, -neck], [90, 0, -neck], [90, 0, neck], [0, 0, neck]]
    return Mesh(np.concatenate([[[0, 0, 0]], disk, bar]), np.array([*fan, [2001, 2002, 2003], [2001, 2003, 2004]]))


def test_a_ball_throws_a_circle_of_the_tangent_cone():
    """The cone that touches a sphere of radius r at distance d: radius r·SID / √(d² − r²) on the film."""
    (line, *rest) = shade(ball(24), CAMERA, MIDDLE, 300).outlines()
    expected = 24 * 1150 / sqrt(960**2 - 24**2) / 0.15
    assert not rest
    assert np.hypot(*(line - MIDDLE).T) == pytest.approx(np.full(len(line), expected), abs=0.25)


def test_the_window_may_lie_anywhere():
    whole = shade(ball(24), CAMERA, MIDDLE, 300).outlines()[0]
    moved = shade(ball(24), CAMERA, MIDDLE + OFF, 300).outlines()[0]
    assert (moved.min(axis=0) + moved.max(axis=0)) / 2 == pytest.approx(MIDDLE, abs=0.1)
    assert moved.max(axis=0) == pytest.approx(whole.max(axis=0), abs=0.25)


def test_the_reach_of_a_half_covered_window():
    cover = Shade(np.tile(np.arange(100) < 60, (100, 1)).astype(float), np.array([200.0, 300.0]))
    found = cover.reach(np.array([250.0, 350.0]), np.array([0.0, 60.0, 180.0]), 40)
    assert found == pytest.approx([10, 20, 40], abs=0.2)


def ring(inner: float, outer: float, turn: float = 0.0) -> Mesh:
    """A flat ring in the plane of the hips, turned about the long axis of the body by so many degrees."""
    angle = np.linspace(0, 2 * np.pi, 721)[:-1]
    flat = np.stack([np.cos(angle), 0 * angle, np.sin(angle)], axis=1)
    a, b = np.arange(720), (np.arange(720) + 1) % 720
    faces = np.concatenate([np.stack([a, b, a + 720], 1), np.stack([b, b + 720, a + 720], 1)])
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    return Mesh(np.concatenate([inner * flat, outer * flat]) @ [[c, s, 0], [-s, c, 0], [0, 0, 1]], faces)


@pytest.mark.parametrize("turn", [0.0, 60.0])
def test_the_hole_of_a_ring_is_as_wide_as_it_is_seen(turn):
    """A circle of 15 mm, turned by t about a line through its middle, is 2 · 15 · cos t wide in a parallel beam.

    Turned, its near and far edge are magnified a little differently: x / (960 ± y) in place of x / 960.
    """
    hole = shade(ring(15, 30, turn), CAMERA, MIDDLE, 300).hole()
    x, y = 15 * np.cos(np.radians(turn)), 15 * np.sin(np.radians(turn))
    wide = (x / (960 - y) + x / (960 + y)) * 1150 / 0.15
    assert np.ptp(hole[:, 0]) == pytest.approx(wide, abs=0.5)
    assert np.ptp(hole[:, 1]) == pytest.approx(30 * PER_MM, rel=0.002)


def test_without_bone_all_around_there_is_no_hole():
    assert shade(ball(24), CAMERA, MIDDLE, 300).hole() is None


@pytest.mark.parametrize(("side", "row"), [(1, 1), (-1, -1)])
def test_the_neck_leaves_the_head_where_the_bar_is_clear_of_the_circle(side, row):
    """A bar of half width n is c clear of the circle r at cos θ = √((r + c)² − n²) / (r + c) from its axis."""
    head, neck, clear = 24, 15, 0.5
    cover = shade(disk_on_a_stick(head, neck), CAMERA, MIDDLE, 350)
    at = departure(cover, MIDDLE, head * PER_MM, NECK, side, clear * PER_MM) - MIDDLE
    found = degrees(acos(at[0] / hypot(*at)))
    assert found == pytest.approx(degrees(acos(sqrt((head + clear) ** 2 - neck**2) / (head + clear))), abs=0.2)
    assert np.sign(at[1]) == row
    assert hypot(*at) == pytest.approx((head + clear) * PER_MM, abs=1)


def test_a_bump_is_where_the_outline_leaves_the_circle():
    """A second disk sunk into the rim: the two circles cross at a known angle."""
    head, bump, away = 24.0, 6.0, 22.0  # mm; the bump's center 60 degrees from the neck
    body = disk_on_a_stick(head, 15)
    turn = np.linspace(0, 2 * np.pi, 401)
    middle = away * np.array([np.cos(np.radians(60)), 0, -np.sin(np.radians(60))])
    ring = middle + bump * np.stack([np.cos(turn), 0 * turn, np.sin(turn)], axis=1)
    first = len(body.vertices)
    fan = [[first, first + i, first + i + 1] for i in range(1, 401)]
    both = Mesh(np.concatenate([body.vertices, [middle], ring]), np.concatenate([body.faces, fan]))
    at = departure(shade(both, CAMERA, MIDDLE, 350), MIDDLE, head * PER_MM, NECK, 1, 0.5 * PER_MM) - MIDDLE
    half = degrees(acos((24.5**2 + away**2 - bump**2) / (2 * 24.5 * away)))
    assert degrees(np.arctan2(at[1], at[0])) == pytest.approx(60 + half, abs=0.2)


def test_an_outline_that_never_leaves_is_told():
    with pytest.raises(ValueError, match="does not leave"):
        departure(shade(ball(24), CAMERA, MIDDLE, 350), MIDDLE, 24 * PER_MM, NECK, 1, 0.5 * PER_MM)


def test_the_hollow_of_a_waisted_bar():
    """A bar that is narrowest 40 mm along."""
    x = np.linspace(0, 80, 81)
    half = 10 + (x - 40) ** 2 / 200
    edge = np.concatenate([np.stack([x, 0 * x, half], 1), np.stack([x, 0 * x, -half], 1)])
    strips = [[[i, i + 1, i + 81], [i + 1, i + 82, i + 81]] for i in range(80)]
    cover = shade(Mesh(edge, np.array(strips).reshape(-1, 3)), CAMERA, MIDDLE, 440)
    for side in (1, -1):
        at = hollow(cover, MIDDLE, MIDDLE + np.array([47 * PER_MM, 0]), side) - MIDDLE
        assert at[0] == pytest.approx(40 * PER_MM, abs=2 * PER_MM)
        assert at[1] == pytest.approx(side * 10 * PER_MM, abs=0.3)
