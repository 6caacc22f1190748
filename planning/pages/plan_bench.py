"""What the browser needs to move a fragment by itself: bodies, outlines, axes; it is told no anatomy but names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planning.case import Case, MarkedFilm
from planning.constructions import constructions
from planning.geometry import absent
from planning.landmarks import LANDMARKS
from planning.marked_film import values_of
from planning.plans import FemurStep, SocketStep, leaves_plane
from planning.presets import PRINTED
from planning.realign import Stage, Window, head_center
from planning.realign.femur import shaft_directions
from planning.realign.fragments import fragments
from planning.realign.hip import Hip, hip_on, is_scaled, socket_center
from planning.realign.motion import spot
from planning.realign.outline import is_along_bone, outlines
from planning.realign.wedge import film_turn

READ = {
    SocketStep: ("lcea_sourcil", "tonnis_angle", "medial_center_edge_angle", "acetabular_arc", "extrusion_index",
                 "fear_index", "neck_shaft_angle"),
    FemurStep: ("neck_shaft_angle", "medial_proximal_femoral_angle", "articulo_trochanteric_distance", "lcea_sourcil",
                "extrusion_index", "fear_index"),
}
TURN_MOST, SLIDE_MOST = 60, 30  # degrees and millimeters that the sliders reach
Bench = dict[str, Any]


def bench(stage: Stage, earlier: tuple[Stage, ...], windows: tuple[Window, ...], name: str, rev: int, *,
          is_one_of_several: bool = False) -> Bench:
    """The bench of one socket or femoral step; CaseProblem when what it is told by is not marked."""
    step, film = stage.step, stage.found.film(stage.step.film)
    made = _socket(step, film) if isinstance(step, SocketStep) else _femur(step, film, stage.found)
    return {
        "id": name, "rev": rev, "side": step.side, "measures": _measures(step, film, windows),
        "isOneOfSeveral": is_one_of_several,  # else what is told after it is not what is told of the whole plan
        # A socket out of the film's plane is read by the model alone.
        "windows": [] if any(leaves_plane(one.step) for one in (*earlier, stage)) else [
            {"measure": w.key, "low": w.low, "high": w.high, "slack": PRINTED} for w in windows],
        "earlier": [_done(before) for before in earlier if before.bodies and before.step.film == film.id],
        **made,
    }


def _measures(step: SocketStep | FemurStep, film: MarkedFilm, windows: tuple[Window, ...]) -> list[str]:
    """What is read of the film, or aimed at: no motion makes readable what is not marked."""
    values, at = values_of(film, step.side), constructions(film.view).outputs
    aimed = {window.key for window in windows}
    return [key for key in READ[type(step)] if key in aimed or not absent(values[at[key]])]


def _socket(step: SocketStep, film: MarkedFilm) -> Bench:
    hip, drawn = hip_on(film, step.side), outlines(step, film)
    bodies = [_body("acetabulum", step, drawn["acetabulum"], editable=True, turns=True, slides=True)]
    if step.head != "stays":
        center = socket_center(film, step.side) if step.head == "reduces" else hip.center
        carried = {"sign": 1, "from": spot(film, center), "to": spot(film, hip.center)}
        bodies.append(_body("femur", step, drawn["femur"], ("femur", "shaft"), carried=carried))
    medial, cranial = step.shift_mm
    return {
        "motion": {"degrees": step.rotation_deg, "pivot": list(step.pivot or head_center(film, step.side)),
                   "slide": [medial, cranial]},
        "turn": {"label": "Rotation", "hint": "+ turns the roof outward and down", **_turn(hip, 1)},
        "slides": _slides(film, ("Medial", -hip.lateral), ("Up", hip.up)),
        "lengths": _lengths(film, hip, "femur" if step.head != "stays" else None,
                            ("Hip center medial", "+ toward the midline", -hip.lateral),
                            ("Hip center down", "+ down", -hip.up), ("Leg", "+ longer", -hip.up)),
        "bodies": bodies,
    }


def _femur(step: FemurStep, film: MarkedFilm, case: Case) -> Bench:
    hip, drawn = hip_on(film, step.side), outlines(step, film)
    up, lateral = shaft_directions(film, step.side, hip)
    center = spot(film, hip.center)
    carried = {"sign": -1, "from": center, "to": center}
    return {
        "motion": {"degrees": step.varus_deg, "pivot": list(step.hinge or center),
                   "slide": [step.shaft_medial_mm, step.shortening_mm]},
        "turn": {"label": "Varus", "hint": "+ lowers the neck-shaft angle, − is valgus", **_turn(hip, -1),
                 "rest": list(center), "seen": _seen(step, film, case)},
        "slides": _slides(film, ("Shaft medial", -lateral), ("Shortening", up)),
        "lengths": _lengths(film, hip, "shaft", ("Leg", "+ longer", -up), ("Femoral offset", "+ more", lateral)),
        "bodies": [
            _body("femur", step, drawn["femur"], editable=True, turns=True, carried=carried),
            _body("shaft", step, drawn["shaft"], slides=True, carried=carried),
        ],
    }


def _seen(step: FemurStep, film: MarkedFilm, case: Case) -> list[float] | None:
    """How far the film shows each whole degree of a wedge in the plane of the neck, from the least to the most."""
    if step.wedge == "coronal":
        return None
    return [film_turn(replace(step, varus_deg=float(by)), film, case) for by in range(-TURN_MOST, TURN_MOST + 1)]


def _turn(hip: Hip, sign: int) -> dict:
    """Positive degrees take `up` toward `lateral`; of varus toward the midline."""
    return {"unit": "°", "least": -TURN_MOST, "most": TURN_MOST, "step": 0.5,
            "fine": 0.1, "lateral": (sign * hip.lateral).tolist(), "up": hip.up.tolist()}


def _slides(film: MarkedFilm, *told: tuple) -> list[dict]:
    """Nothing slides by millimeters on a film that has none."""
    if not is_scaled(film):
        return []
    return [{"label": label, "vector": vector.tolist(), "least": -SLIDE_MOST, "most": SLIDE_MOST, "step": 0.5,
             "fine": 0.1}
            for label, vector in told]


def _lengths(film: MarkedFilm, hip: Hip, body: str | None, *told: tuple) -> list[dict]:
    """What is told in millimeters while something moves, as `Lengths` tells it of the step once it is done.

    Each is how far a body (none: 0) takes the head's center along a vector. None of it on a film without a scale.
    """
    if not is_scaled(film):
        return []
    point = list(spot(film, hip.center))
    return [{"label": label, "hint": hint, "body": body, "point": point, "vector": vector.tolist()}
            for label, hint, vector in told]


def _body(name: str, step: SocketStep | FemurStep, outline: Any, of: tuple[str, ...] = (), *, editable: bool = False,
          turns: bool = False, slides: bool = False, carried: dict | None = None) -> dict:
    moved = [[key, step.side] for key, landmark in LANDMARKS.items() if landmark.body in (of or (name,))]
    return {"name": name, "marks": moved, "outline": [list(p) for p in outline], "editable": editable,
            "solid": is_along_bone(step, name), "drawn": editable and bool(step.outline),
            "turns": turns, "slides": slides, "carried": carried}


def _done(stage: Stage) -> list[dict]:
    """The fragments that an earlier step has moved, from where that step found them."""
    return [{"outline": moved.outline.tolist(), "matrix": moved.matrix.tolist()} for moved in fragments(stage)]
