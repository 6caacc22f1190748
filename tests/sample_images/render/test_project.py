"""Shadows of a sphere and a cylinder against the closed form."""

import numpy as np
import pytest

from sample_images.render.camera import Camera, overhead
from sample_images.render.depth import depth
from sample_images.render.mesh import Mesh
from sample_images.render.project import seen, shadow
from sample_images.render.volume import Volume

from .bodies import ball, cylinder

AIM = np.array([0.0, 60.0, 0.0])
CENTER, RADIUS = np.array([70.0, 40.0, -30.0]), 25.0


def solid(mesh: Mesh, spacing: float) -> Volume:
    """1 inside a mesh, 0 outside."""
    depths = depth(mesh, mesh.vertices.min(axis=0) - 2, mesh.vertices.max(axis=0) + 2, spacing)
    return Volume(depths.low, spacing, np.clip(depths.values / spacing + 0.5, 0, 1))


def chords(camera: Camera, center: np.ndarray, radius: float) -> np.ndarray:
    """Lengths (rows, columns) of the rays to the middles of the pixels inside a sphere: 2 sqrt(r² - d²)."""
    columns, rows = np.meshgrid(np.arange(camera.columns) + 0.5, np.arange(camera.rows) + 0.5)
    on_film = camera.corner + camera.pitch * (columns[..., None] * camera.along + rows[..., None] * camera.down)
    way = on_film - camera.source
    way /= np.linalg.norm(way, axis=-1, keepdims=True)
    off = np.linalg.norm(np.cross(way, center - camera.source), axis=-1)
    return 2 * np.sqrt(np.maximum(radius**2 - off**2, 0))


@pytest.fixture(scope="module")
def sphere() -> Volume:
    return solid(ball(CENTER, RADIUS), 0.5)


@pytest.mark.parametrize("every", [1, 2])
def test_path_lengths_through_a_sphere(sphere, every):
    camera = overhead(AIM, 400, 500, 0.6)
    seen_length, true_length = shadow(sphere, camera, every), chords(camera, CENTER, RADIUS)
    well_inside = true_length > 30
    assert well_inside.sum() > 5000
    assert np.abs(seen_length - true_length)[well_inside].max() < 0.35
    assert np.isclose(seen_length.sum(), true_length.sum(), rtol=0.004)
    a_little_larger = chords(camera, CENTER, RADIUS + 1)
    assert np.abs(seen_length[a_little_larger == 0]).max() < 0.6  # ringing of the cubic curve


@pytest.mark.parametrize("distance", [1150.0, 2300.0])
def test_the_outline_of_a_sphere_is_the_ellipse_of_its_cone(sphere, distance):
    """The cone of half angle asin(r/D) around the line to the center cuts the film in an ellipse.

    With the line tilted by t from the film's normal and the half angle h, on a film at distance f, the ellipse runs
    from f tan(t - h) to f tan(t + h) away from the foot of the normal, and its shorter half axis is
    f sin h / sqrt(cos²t - sin²h).
    """
    camera = overhead(AIM, 800, 1000, 0.3, source_to_detector=distance)
    rows, columns = np.nonzero(shadow(sphere, camera, 1) > 2.0)
    points = np.stack([columns + 0.5, rows + 0.5], axis=1) * camera.pitch
    foot = camera.project(AIM)[0] * camera.pitch
    line = CENTER - camera.source
    tilt = np.arccos(line[1] / np.linalg.norm(line))
    half = np.arcsin(np.sqrt(RADIUS**2 - 1.0) / np.linalg.norm(line))  # where the ray's path is 2 mm
    outward = np.array([line[0], -line[2]]) / np.hypot(line[0], line[2])
    along, across = (points - foot) @ outward, (points - foot) @ [-outward[1], outward[0]]
    assert np.isclose(along.min(), distance * np.tan(tilt - half), atol=0.35)
    assert np.isclose(along.max(), distance * np.tan(tilt + half), atol=0.35)
    narrow = distance * np.sin(half) / np.sqrt(np.cos(tilt) ** 2 - np.sin(half) ** 2)
    assert np.allclose([across.min(), across.max()], [-narrow, narrow], atol=0.35)
    assert np.isclose(len(points) * camera.pitch**2 / np.pi, narrow * np.ptp(along) / 2, rtol=0.01)


def test_a_cylinder_along_the_beam_is_its_length_and_its_near_end_is_larger():
    camera = overhead(AIM, 300, 300, 0.3)
    start, end, radius = np.array([0.0, 20.0, 0.0]), np.array([0.0, 100.0, 0.0]), 10.0
    image = shadow(solid(cylinder(start, end, radius), 0.5), camera, 1)
    assert np.isclose(image[150, 150], 80, atol=0.1)
    # The rim of the near end, 920 mm from the tube, is at 10 * 1150 / 920 = 12.5 mm, that of the far end at 11.5 mm.
    # Between them the ray leaves through the mantle; at half its length, 960 mm from the tube, at 11.98 mm.
    assert np.isclose((image[150] > 40).sum() * camera.pitch, 2 * 11.98, atol=0.6)
    # 12 mm off the middle the ray leaves through the mantle 1150 * 10 / 12 = 958.3 mm from the tube: after 38.3 mm.
    column = 150 + 12 / 0.3 - 0.5
    assert np.isclose(np.interp(column, np.arange(300), image[150]), 38.3, atol=2)


def test_depth_is_the_distance_to_the_surface():
    depths = depth(ball(CENTER, RADIUS), CENTER - 28, CENTER + 28, 0.5)
    places = depths.places(tuple(axis.ravel() for axis in np.indices(depths.values.shape)))
    true = RADIUS - np.linalg.norm(places - CENTER, axis=1)
    error = np.abs(depths.values.ravel() - true)
    assert error[np.abs(true) < 1.3].max() < 0.06  # facets of the mesh: 0.03 mm
    assert error[true > 1.6].max() < 0.8  # less than a step of the coarse grid
    assert abs((depths.values.ravel() - true)[true > 2].mean()) < 0.2
    assert depths.values.ravel()[true < -1.5].max() < -1.3


def test_a_box_that_cuts_the_solid_shows_the_part_in_it():
    cut = depth(ball(CENTER, RADIUS), CENTER - [28, 28, 5], CENTER + 28, 0.5)
    whole = depth(ball(CENTER, RADIUS), CENTER - 28, CENTER + 28, 0.5)
    below = round(23 / 0.5)
    assert np.allclose(cut.values[..., 2:] > 0, whole.values[..., below + 2 :] > 0)


def test_only_what_the_film_can_show_is_worked_out():
    camera = overhead(AIM, 400, 500, 0.6)
    low, high = seen(camera, np.full(3, -400.0), np.full(3, 400.0))
    # On the far side, y = 400, 1300 mm from the tube, the film's 300 x 240 mm stand for 339 x 271 mm.
    assert np.allclose(high, [150 * 1300 / 1150, 400, 120 * 1300 / 1150])
    assert np.allclose(low, [-150 * 1300 / 1150, -400, -120 * 1300 / 1150])
