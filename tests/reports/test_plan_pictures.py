"""Before and after: two drawings of one crop, the second with the fragment where the plan takes it."""

from __future__ import annotations

import base64
import io
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from skimage.draw import polygon

from planning.case import Case
from planning.plans import FemurStep, Plan, SocketStep
from planning.realign import stages
from planning.reports.plan_pictures import before_and_after, beside_others, has_pictures
from planning.reports.raster import png_of
from tests.measures.hips import mirrored
from tests.realign.hips import film, plan, socket, spot
from tests.realign.test_femur import femur
from tests.reports.t1 import gradient

SPACING = (0.3, 0.3)
NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(*steps, hips=None, side="R"):
    marked = film(hips or socket(), side, spacing=SPACING)
    pixels = gradient(marked.rows, marked.columns, SPACING)
    done = stages(Case((marked,)), plan(*steps))
    pair = before_and_after(pixels, done, "ap", ("was", "is"))
    return [ElementTree.fromstring(svg) for svg in pair], marked, done


def of(svg, kind):
    return [element for element in svg.iter() if element.get("class") == kind]


def points_of(path):
    return np.array([part.split() for part in path.get("d").strip("MZ").split("L")], float)


def picture_of(svg):
    (image,) = [element for element in svg.iter() if element.tag == f"{NAMESPACE}image"]
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(image.get("href").split(",")[1]))), float)


@pytest.mark.parametrize("side", ["R", "L"])
def test_both_show_one_crop_and_the_second_what_has_moved(side):
    (before, after), _, _ = drawn(SocketStep("ap", side, 20.0), side=side)
    assert before.get("viewBox") == after.get("viewBox")
    assert before.find(f"{NAMESPACE}title").text == "was" and after.find(f"{NAMESPACE}title").text == "is"
    # About the head's center the femur stays; the socket alone has an outline.
    assert (len(of(before, "ghost")), len(of(before, "edge"))) == (1, 0)
    assert (len(of(after, "ghost")), len(of(after, "edge")), len(of(after, "veil"))) == (1, 1, 1)
    # The outline is turned by 20 degrees and is as large as it was.
    was, now = (points_of(of(after, kind)[0]) for kind in ("ghost", "edge"))
    sides = [np.diff(path, axis=0) for path in (was, now)]
    turns = np.degrees(np.arctan2(sides[1][:, 1], sides[1][:, 0]) - np.arctan2(sides[0][:, 1], sides[0][:, 0]))
    long = np.hypot(*sides[0].T) > 20  # drawn to a hundredth of a unit
    assert np.hypot(*sides[1].T) == pytest.approx(np.hypot(*sides[0].T), abs=0.03)
    # Seen on the film, the right hip's roof goes outward counterclockwise, the left one's clockwise.
    assert ((turns[long] + 180) % 360 - 180) == pytest.approx(-20 if side == "R" else 20, abs=0.2)
    difference = np.abs(picture_of(after) - picture_of(before))
    assert (difference > 20).mean() > 0.005 and difference[:, :10].max() < 8


def test_the_marks_are_where_the_plan_leaves_them():
    (before, after), marked, done = drawn(SocketStep("ap", "R", 20.0))
    end, start = (one.marks["sourcil_lateral"]["R"][0] for one in (done[0].left.film("ap"), marked))
    gone = np.subtract(end, start)
    (was,), (now,) = ([e for e in of(svg, "mark") if e.get("data-landmark") == "sourcil_lateral"]
                      for svg in (before, after))
    shown = np.array([float(now.get(key)) - float(was.get(key)) for key in ("cx", "cy")])
    assert shown / np.hypot(*shown) == pytest.approx(gone / np.hypot(*gone), abs=0.01)
    assert {e.get("data-landmark") for e in of(before, "mark")} == {"head", "sourcil_lateral", "sourcil_medial"}


def test_of_two_steps_each_body_has_one_outline():
    hips, hinge = femur(lcea=12, tonnis=22)
    marked = film(hips, spacing=SPACING)
    (before, after), _, _ = drawn(SocketStep("ap", "R", 15.0, shift_mm=(4, 0)),
                                  FemurStep("ap", "R", 12.0, spot(marked, *hinge)), hips=hips)
    assert len(of(before, "ghost")) == len(of(after, "edge")) == 3  # socket, upper end of the femur, shaft
    assert {e.get("data-landmark") for e in of(before, "mark")} >= {"neck_axis", "shaft_axis"}


def test_where_two_pieces_of_a_hip_overlap_is_veiled_more_strongly():
    """Hinged at its lateral edge the upper end turns into the shaft; turned back into valgus it leaves it."""
    hips, _ = femur()
    marked = film(hips, spacing=SPACING)
    hinge = spot(marked, 45 + 0.85 * 24, -60)
    shares = []
    for varus in (20.0, -20.0):
        (before, after), *_ = drawn(FemurStep("ap", "R", varus, hinge), hips=hips)
        assert not of(before, "overlap")
        over, = of(after, "overlap")
        clip, = [e for e in after.iter() if e.get("id") == over.get("clip-path")[5:-1]]
        upper, shaft = points_of(over), points_of(clip[0])
        low, high = (end(np.vstack([upper, shaft]), axis=0) for end in (np.min, np.max))
        held = np.zeros((2, *np.ceil(high - low).astype(int)[::-1] + 1), bool)
        for mask, outline in zip(held, (upper, shaft), strict=True):
            mask[polygon(*(outline - low).T[::-1])] = True
        shares.append(held.all(axis=0).sum() / held[1].sum())
        assert float(over.get("fill-opacity")) > 2 * float(of(after, "veil")[0].get("fill-opacity"))
    # A wedge of 20 degrees as long as the shaft is broad, or up to its medial edge, of a shaft drawn to 8 radii down.
    least, most = (1.7 * 24 * part / 2 / (8 * 24 - 60) for part in (np.sin(np.radians(20)), np.tan(np.radians(20))))
    assert least < shares[0] < most and shares[1] < 0.001


def test_a_schematic_socket_overlaps_nothing_and_one_drawn_along_its_bone_does():
    outline = tuple(spot(film(socket(), spacing=SPACING), *p) for p in ((26, 5), (40, 40), (-40, 40), (-35, 0)))
    for drawn_by_reader in ((), outline):
        (_, after), *_ = drawn(SocketStep("ap", "R", 20.0, shift_mm=(6, 0), outline=drawn_by_reader))
        assert len(of(after, "overlap")) == bool(drawn_by_reader)


def test_both_hips_of_a_plan_are_in_one_picture():
    both = mirrored(socket())
    hips = {key: {**socket().get(key, {}), **both.get(key, {})} for key in socket()}
    (before, after), _, _ = drawn(SocketStep("ap", "R", 15.0), SocketStep("ap", "L", 10.0), hips=hips)
    assert len(of(before, "ghost")) == len(of(after, "edge")) == 2
    assert [e.text for e in of(after, "side")] == ["R", "L"]


def test_where_nothing_moves_there_is_nothing_to_show():
    case = Case((film(femur()[0]),))
    done = stages(case, Plan("p", (FemurStep("ap", "R", derotation_deg=10.0),)))
    assert not has_pictures(done, "ap") and not has_pictures((), "ap")
    assert not has_pictures(stages(case, plan(SocketStep("ap", "R"))), "ap")
    assert has_pictures(stages(case, plan(SocketStep("ap", "R", 5.0))), "ap")


def beside(*steps):
    marked = film(socket(), spacing=SPACING)
    pixels = gradient(marked.rows, marked.columns, SPACING)
    return beside_others(pixels, marked, stages(Case((marked,)), plan(*steps)), "R", "Plan")


def test_beside_others_a_plan_shows_the_same_part_of_the_film_whatever_it_moves():
    as_it_is, little, far = (ElementTree.fromstring(beside(*steps)) for steps in (
        (), (SocketStep("ap", "R", 5.0),), (SocketStep("ap", "R", 30.0, shift_mm=(20.0, 0.0)),)))
    assert as_it_is.get("viewBox") == little.get("viewBox") == far.get("viewBox")
    assert [len(of(one, "edge")) for one in (as_it_is, little, far)] == [0, 1, 2]  # the far one takes the femur along
    assert not np.array_equal(picture_of(as_it_is), picture_of(little))


def test_a_drawing_becomes_a_picture_of_as_many_pixels_as_it_has_units():
    svg = beside()
    image = Image.open(io.BytesIO(png_of(svg)))
    assert [str(side) for side in image.size] == ElementTree.fromstring(svg).get("viewBox").split()[2:]
    assert np.asarray(image.convert("L")).std() > 5
