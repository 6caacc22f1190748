"""The steps of a plan in words: what is done, and by how much."""

from __future__ import annotations

from functools import singledispatch

from planning.case import Case
from planning.plans import CamStep, FemurStep, Plan, RimStep, SocketStep, Step, operations
from planning.reports.places import hinge_place, hinged_words, pivot_place
from planning.reports.plan_words import film_name, length_text
from planning.reports.printable import printable
from planning.wording import SIDES, value_text

Facts = list[tuple[str, str]]
NAMES = {SocketStep: "Periacetabular osteotomy", FemurStep: "Femoral osteotomy",
         CamStep: "Resection at the head-neck junction", RimStep: "Trimming of the acetabular rim"}
HEADS = {"follows": "follows the socket", "reduces": "reduces into it", "stays": "stays where it is"}
WEDGES = {"coronal": "in the coronal plane", "neck": "in the plane of the neck"}
BY_MODEL = "told by a model only"
NO_STEP, ALL_IDLE = "The plan has no step", "No step moves anything yet"


def procedures(case: Case, plan: Plan) -> list[dict]:
    """Title and facts (name, words) of each step that moves something, in the order in which they are done."""
    return [{"title": f"{at}. {NAMES[type(step)]}, {SIDES[step.side].lower()} hip, film {printable(step.film)}",
             "facts": [list(fact) for fact in _facts(step, case)]} for at, step in enumerate(operations(plan), 1)]


def nothing_done(plan: Plan) -> str:
    """Why a plan has no procedures; empty where it has some."""
    return "" if operations(plan) else ALL_IDLE if plan.steps else NO_STEP


def in_short(case: Case, plan: Plan) -> str:
    """The steps of a plan that move something in one line, each with its amounts."""
    told = [f"{SIDES[step.side].lower()} {_short(step, case)}" for step in operations(plan)]
    return "; ".join(told) or nothing_done(plan)


@singledispatch
def _short(step: Step, case: Case) -> str:
    raise TypeError(f"{type(step).__name__} is no step of a plan")


@_short.register
def _(step: SocketStep, case: Case) -> str:
    turns = (("turned", step.rotation_deg), ("anterior", step.anterior_deg), ("axial", step.axial_deg))
    shift = _shift(step)
    return "socket " + ", ".join([
        *(f"{word} {_deg(amount)}" for word, amount in turns if amount),
        *([f"shifted {' and '.join(shift)}"] if shift else []),
        *(["head reduced into it"] if step.head == "reduces" else []),
    ])


@_short.register
def _(step: FemurStep, case: Case) -> str:
    lengths = ((step.shortening_mm, "shortened by {}", "lengthened by {}"),
               (step.shaft_medial_mm, "shaft {} medial", "shaft {} lateral"))
    told = [
        *(f"{word.lower()} {_deg(amount)}" for word, amount in (_varus(step), _derotation(step)) if amount),
        *((plus if mm > 0 else minus).format(length_text(abs(mm))) for mm, plus, minus in lengths if mm),
    ]
    return "femur " + ", ".join([*told, step.cut, *([hinged_words(case, step)] if step.varus_deg else [])])


@_short.register
def _(step: CamStep, case: Case) -> str:
    return f"cam to alpha {_deg(step.alpha_deg)}, {printable(film_name(case, step.film))}"


@_short.register
def _(step: RimStep, case: Case) -> str:
    return f"rim trimmed by {step.depth_mm:.1f} mm"


@singledispatch
def _facts(step: Step, case: Case) -> Facts:
    raise TypeError(f"{type(step).__name__} is no step of a plan")


@_facts.register
def _(step: SocketStep, case: Case) -> Facts:
    return [
        ("Rotation in the film's plane", f"{_deg(step.rotation_deg)}; + turns the roof outward and down"),
        ("Pivot", pivot_place(case, step)),
        ("Shift", ", ".join(_shift(step)) or "none"),
        *([("Anterior rotation", f"{_deg(step.anterior_deg)}, {BY_MODEL}")] if step.anterior_deg else []),
        *([("Axial rotation", f"{_deg(step.axial_deg)}, {BY_MODEL}")] if step.axial_deg else []),
        ("The head", HEADS[step.head]),
    ]


@_facts.register
def _(step: FemurStep, case: Case) -> Facts:
    word, varus = _varus(step)
    turn, derotation = _derotation(step)
    lengths = (("Shortening", step.shortening_mm), ("Shaft toward the midline", step.shaft_medial_mm))
    return [
        (word, f"{_deg(varus)}, cut {WEDGES[step.wedge]}, {step.cut}" if varus else "none"),
        *([("Hinge", hinge_place(case, step))] if varus else []),
        *([(turn, f"{_deg(derotation)}, {BY_MODEL}")] if derotation else []),
        *((name, length_text(mm)) for name, mm in lengths if mm),
        *([("Width at the cut", length_text(step.width_mm))] if step.width_mm else []),
        *([("Version entered", _deg(step.version_deg))] if step.version_deg is not None else []),
        *([("Leg turned inward for the film", _deg(step.turned_in_deg))] if step.turned_in_deg else []),
    ]


@_facts.register
def _(step: CamStep, case: Case) -> Facts:
    return [("Resection", f"until alpha is {_deg(step.alpha_deg)}")]


@_facts.register
def _(step: RimStep, case: Case) -> Facts:
    return [("Strip trimmed off the lateral rim", f"{step.depth_mm:.1f} mm")]


def _shift(step: SocketStep) -> list[str]:
    medial, up = step.shift_mm
    return [f"{length_text(abs(mm))} {way}" for mm, way in
            ((medial, "medial" if medial > 0 else "lateral"), (up, "up" if up > 0 else "down")) if mm]


def _varus(step: FemurStep) -> tuple[str, float]:
    return ("Valgus" if step.varus_deg < 0 else "Varus", abs(step.varus_deg))


def _derotation(step: FemurStep) -> tuple[str, float]:
    """What lowers version is called derotation; the other way version is added."""
    return ("Version added" if step.derotation_deg < 0 else "Derotation", abs(step.derotation_deg))


def _deg(amount: float) -> str:
    return value_text(amount, "deg")
