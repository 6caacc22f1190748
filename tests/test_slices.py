"""Axial films read as one: a femur in space, marked on slices of any field of view, lying in the scanner as it may.

Expected values are closed form: each neck center is put at a chosen angle from the knee's line, seen along the leg.
"""

import math
from dataclasses import replace

import numpy as np
import pytest

from planning.case import Case, CaseProblem, MarkedFilm
from planning.casefile import read_case, write_case
from planning.reading import read_case_films, read_film_marks
from planning.slices import combined, seen_on
from planning.wording import category_text

# Patient coordinates in mm: x to the left, y to the back, z up. A right femur with its head at the origin; the angle,
# reach and height of each method's neck center. The angles are those of no paper, only well apart.
METHODS = {"lee": ("neck_lee", 8, 25, -5), "reikeras": ("neck_reikeras", 14, 32, -12),
           "tomczak": ("neck_tomczak", 19, 45, -25), "murphy": ("canal_murphy", 23, 48, -60)}
ANGLES = {f"femoral_version_{method}": angle for method, (_, angle, _, _) in METHODS.items()}
AXES = (1, 0, 0, 0, 1, 0)
RADIUS = 25


def rim(x, y, z):
    return [(x + RADIUS * math.cos(t), y + RADIUS * math.sin(t), z) for t in (0.2, 1.7, 3.0, 4.4)]


def femur(twist=0.0):
    """The points of a right femur, by landmark; `twist` turns head and neck forward on the shaft."""
    condyles = [(-60, 20, -400), (15, 20, -400)]
    found = {"head": [(0, 0, 0)], "condyles_posterior": condyles, "knee_center": [(0, 0, -395)]}
    for mark, angle, reach, z in METHODS.values():
        turn = math.radians(angle + twist)
        found[mark] = [(-reach * math.cos(turn), reach * math.sin(turn), z)]
    return {key: np.array(points, float) for key, points in found.items()}


def about(axis, degrees):
    """The rotation about x, y or z, by the right-hand rule."""
    c, s, i = math.cos(math.radians(degrees)), math.sin(math.radians(degrees)), "xyz".index(axis)
    turn, (j, k) = np.eye(3), ((i + 1) % 3, (i + 2) % 3)
    turn[j, j], turn[j, k], turn[k, j], turn[k, k] = c, -s, s, c
    return turn


def moved(bone, turn):
    return {key: points @ turn.T for key, points in bone.items()}


def film(name, key, points, side="R", spacing=(0.8, 0.7), corner=(-250.0, -260.0), axes=AXES):
    """A slice through the first of the points, in space; its marks by the inverse of DICOM PS3.3 C.7.6.2.1.1."""
    across, down = np.array(axes[:3]), np.array(axes[3:])
    first = np.array([*corner, points[0][2]])
    first += np.dot(points[0] - first, np.cross(across, down)) * np.cross(across, down)
    off = points - first
    marks = tuple(map(tuple, np.column_stack([off @ across / spacing[1], off @ down / spacing[0]]) + 0.5))
    return MarkedFilm(name, "axial", 900, 900, spacing_mm=spacing, scale="patient", marks={key: {side: marks}},
                      position_mm=tuple(map(float, first)), orientation=tuple(map(float, axes)), series=name)


def case(bone, side="R", each=lambda key: {}):
    """One slice for each point; the head as a circle in its axial slice."""
    films = []
    for key, points in bone.items():
        for i, placed in enumerate([rim(*points[0])] if key == "head" else points[:, None]):
            films.append(film(f"{key} {i} {side}", key, np.array(placed), side, **each(key)))
    return Case(tuple(films))


def read(case, side="R"):
    return {r.key: r for r in read_case_films(case) if r.side == side}


def versions(case, side="R", suffix=""):
    found = read(case, side)
    return {key: found[key + suffix].value for key in ANGLES}


def near(expected, added=0.0):
    return pytest.approx({key: angle + added for key, angle in expected.items()}, abs=1e-9)


def test_every_method_reads_the_angle_it_was_built_with():
    assert versions(case(femur())) == near(ANGLES)
    assert list(ANGLES.values()) == sorted(ANGLES.values())


@pytest.mark.parametrize("twist", (10, -30))
def test_a_twist_of_the_shaft_changes_every_method_by_as_much(twist):
    assert versions(case(femur(twist))) == near(ANGLES, twist)
    assert versions(case(femur(twist)), suffix="_mechanical") == near(ANGLES, twist)


@pytest.mark.parametrize("degrees", (20, -20, 35))
def test_a_leg_turned_in_the_scanner_changes_none(degrees):
    assert versions(case(moved(femur(), about("z", degrees)))) == near(ANGLES)


def test_a_neck_that_looks_up_by_25_on_a_leg_turned_out_by_10_has_15():
    """The sheet's composition, 25 − 10. The front of a right leg that is turned out goes to the patient's right."""
    outward = about("z", -10)
    assert (outward @ (0, -1, 0))[0] == pytest.approx(-math.sin(math.radians(10)))
    lee = [(-30 * math.cos(math.radians(15)), 30 * math.sin(math.radians(15)), -5)]
    turned = moved({**femur(), "neck_lee": np.array(lee)}, outward)
    x, y, _ = turned["head"][0] - turned["neck_lee"][0]
    assert math.degrees(math.atan2(-y, x)) == pytest.approx(25)
    assert versions(case(turned))["femoral_version_lee"] == pytest.approx(15, abs=1e-9)


def test_a_left_femur_is_the_mirror_image_of_a_right_one():
    bone = {key: points * (-1, 1, 1) for key, points in femur().items()}
    assert versions(case(bone, "L"), "L") == near(ANGLES)
    assert versions(case(bone, "L"), "L", "_mechanical") == near(ANGLES)


TURNED = (*(about("z", 30) @ (1, 0, 0)), *(about("z", 30) @ (0, 1, 0)))
FIELDS = {
    "neck_lee": {"spacing": (0.31, 0.47), "corner": (-140.0, -90.0)},
    "canal_murphy": {"spacing": (1.2, 1.2), "corner": (-400.0, -333.0)},
    "condyles_posterior": {"spacing": (0.5, 0.9), "corner": (-200.0, -150.0), "axes": TURNED},
    "knee_center": {"corner": (-111.0, -99.0), "axes": (1, 0, 0, 0, -1, 0)},
}


def test_fields_of_view_of_their_own_read_the_same():
    bone = moved(femur(), about("z", 7))
    plain, other = case(bone), case(bone, each=lambda key: FIELDS.get(key, {}))
    for suffix in ("", "_mechanical"):
        assert versions(other, suffix=suffix) == near(versions(plain, suffix=suffix))


def test_the_order_of_films_and_of_the_condyles_does_not_matter():
    plain = case(femur())
    bone = {**femur(), "condyles_posterior": femur()["condyles_posterior"][::-1]}
    assert versions(Case(plain.films[::-1])) == near(ANGLES)
    assert versions(case(bone)) == near(ANGLES)
    both = film("condyles", "condyles_posterior", bone["condyles_posterior"])
    others = [f for f in plain.films if "condyles_posterior" not in f.marks]
    assert versions(Case((both, *others))) == near(ANGLES)


@pytest.mark.parametrize("lying", (about("x", 12), about("y", -9), about("x", -20) @ about("y", 15) @ about("z", 25)))
def test_about_the_mechanical_axis_a_leg_that_does_not_lie_straight_reads_its_own_version(lying):
    crooked = case({key: np.add(points, (-90, 15, 130)) for key, points in moved(femur(), lying).items()})
    assert versions(crooked, suffix="_mechanical") == near(ANGLES)
    assert max(abs(versions(crooked)[key] - angle) for key, angle in ANGLES.items()) > 1


def test_axial_films_have_one_set_of_readings_under_the_film_with_the_head():
    films = case(femur()).films[::-1]
    of_case = read_case_films(Case(films))
    assert {r.film for r in of_case} == {"head 0 R"}
    assert len({(r.key, r.side) for r in of_case}) == len(of_case)
    for each in films:
        assert read_film_marks(each, Case(films)) == of_case


class TestPictures:
    """Screenshots, which do not say where they lie."""

    def pictures(self, **change):
        films = [replace(f, position_mm=None, orientation=None) for f in case(femur()).films]
        return Case((*films[:-1], replace(films[-1], **change)))

    def test_share_one_frame_and_tell_what_is_assumed(self):
        found = read(self.pictures())
        for key, angle in ANGLES.items():
            assert found[key].value == pytest.approx(angle, abs=1e-9)
            assert "one field of view at one scale" in found[key].note
        assert category_text(found["femoral_version_lee"]).startswith("no category: no published limits; ")
        assert category_text(found["femoral_version_murphy"]) == "normal · Lerch 10–25"
        assert read(case(femur()))["femoral_version_lee"].note is None

    def test_have_no_mechanical_axis(self):
        found = read(self.pictures())["femoral_version_lee_mechanical"]
        assert found.value is None and found.problem == (
            "the axis from hip to knee is not known: the slices must tell where they lie, the knee below the head")

    def test_of_different_size_are_doubted(self):
        found = read(self.pictures(rows=905))["femoral_version_murphy"]
        assert found.doubt == "the pictures are of different size: do they show one field of view at one scale?"
        assert found.categories == ()

    def test_are_not_combined_with_slices(self):
        films = [replace(f, position_mm=None, orientation=None) if "neck_lee" in f.marks else f
                 for f in case(femur()).films]
        found = read(Case(tuple(films)))
        assert found["femoral_version_lee"].problem == (
            "right neck center, uppermost is marked on a picture that does not say where it lies in the coordinates of "
            "the others, and cannot be combined with them")
        assert found["femoral_version_murphy"].value == pytest.approx(23, abs=1e-9)


def test_a_landmark_of_two_points_marked_on_three_slices_is_told():
    whole = case(femur())
    twice = Case((*whole.films, film("again", "condyles_posterior", np.array([(0.0, 20.0, -410.0)]))))
    assert read(twice)["femoral_version_lee"].problem == (
        "right posterior condyles: 3 points on several slices, 2 needed; remove some")


@pytest.mark.parametrize(("tilt", "doubted"), ((9, False), (11, True), (40, True)))
def test_slices_far_from_axial_are_doubted_though_the_points_are_right(tilt, doubted):
    axes = (*(about("x", tilt) @ (1, 0, 0)), *(about("x", tilt) @ (0, 1, 0)))
    tilted = case(femur(), each=lambda key: {"axes": axes} if key == "canal_murphy" else {})
    found = read(tilted)["femoral_version_murphy"]
    assert found.value == pytest.approx(23, abs=1e-9)
    assert found.doubt == (
        f"a marked slice is tilted by {tilt}°, and version is defined on axial ones" if doubted else None)


def test_no_marks_at_all():
    alone = MarkedFilm("one", "axial", 10, 10)
    assert all(r.value is None and r.problem for r in read_case_films(Case((alone,))))
    assert combined([alone]).film.id == "one"


def test_every_slice_is_checked():
    good = case(femur())
    bad = replace(good.films[-1], id="bad", marks={"teardrop": {"R": ((1.0, 1.0),)}})
    with pytest.raises(CaseProblem, match="not marked on a film of view “axial”"):
        read_film_marks(good.films[0], Case((*good.films, bad)))


def test_marks_in_other_coordinates_are_not_combined_with_the_slices():
    bone = femur()
    films = [film(key, key, points if key != "head" else np.array(rim(*points[0]))) for key, points in bone.items()]
    one = [replace(f, frame="one") for f in films]
    mixed = [replace(f, frame="two") if "condyles_posterior" in f.marks else f for f in one]
    for laid in (mixed, mixed[::-1]):
        found = {r.key: r for r in read_case_films(Case(tuple(laid))) if r.side == "R"}["femoral_version_murphy"]
        assert found.value is None and "cannot be combined" in found.problem
    same = {r.key: r.value for r in read_case_films(Case(tuple(one))) if r.side == "R"}
    silent = {r.key: r.value for r in read_case_films(Case(tuple(films))) if r.side == "R"}
    assert same == silent and same["femoral_version_murphy"] == pytest.approx(METHODS["murphy"][1], abs=1e-6)


def test_the_frame_of_a_slice_is_kept_in_the_case_file():
    kept = replace(film("a", "head", np.array(rim(0, 0, 0))), frame="0123456789abcdef")
    assert read_case(write_case(Case((kept,)))).films[0].frame == kept.frame
    with pytest.raises(CaseProblem, match="unusable frame"):
        read_case(write_case(Case((kept,))).replace('"0123456789abcdef"', "7"))


@pytest.mark.parametrize("orientation", [(1, 0, 0, 0, 1, 0), (-1, 0, 0, 0, -1, 0), (0.8, 0.6, 0, -0.6, 0.8, 0)])
def test_marks_of_other_slices_are_seen_where_they_lie_along_the_body(orientation):
    # A point of the patient, worked into the pixels of either slice by PS3.3 C.7.6.2.1.1, and back by hand.
    o = orientation
    here = MarkedFilm("a", "axial", 500, 500, spacing_mm=(0.5, 0.4), scale="patient", position_mm=(-100, -90, 10),
                      orientation=o)
    there = replace(here, id="b", spacing_mm=(1.0, 1.0), position_mm=(-120, -70, -30), orientation=(1, 0, 0, 0, 1, 0))
    column, row = 200.0, 150.0
    x, y = (-100 + o[i] * 0.4 * (column - 0.5) + o[i + 3] * 0.5 * (row - 0.5) for i in (0, 1))
    y += 10  # the position's y is -90
    marked = replace(there, marks={"canal_murphy": {"R": ((x + 120 + 0.5, y + 70 + 0.5),)}})
    found = seen_on(here, (here, marked)).marks["canal_murphy"]["R"][0]
    assert found == pytest.approx((column, row), abs=1e-9)
