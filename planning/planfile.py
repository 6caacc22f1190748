"""The plans of a case file: plain data in and out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, asdict, fields
from typing import Any

from planning.entries import are_numbers, is_name, is_number, need
from planning.plans import CUTS, HEADS, STEPS, USUAL, WEDGES, Ends, Plan, Step
from planning.presets import PRESETS

WINDOWED = {window.key for preset in PRESETS.values() for window in preset.windows}
LONGEST_NOTE = 2000
LEAST_CORNERS, MOST_CORNERS = 3, 200  # of an outline
MOST_END = 1000.0  # of a window, in the unit of its measure
MOST_DEG, MOST_MM, MOST_PIXELS = 90.0, 200.0, 1e6  # farther than any plan goes; what is beyond is a slip

Check = tuple[Callable[[Any], bool], str]


def plan_record(plan: Plan) -> dict:
    """A plan as plain data, ready for JSON; what is as it would be anyway is left out."""
    return {
        "name": plan.name,
        **({"note": plan.note} if plan.note else {}),
        **({"chosen": True} if plan.chosen else {}),
        **({"preset": plan.preset} if plan.preset != USUAL else {}),
        **({"windows": {key: [low, high] for key, low, high in plan.windows}} if plan.windows else {}),
        **({"execution_deg": plan.execution_deg} if plan.execution_deg is not None else {}),
        "steps": [step_record(step) for step in plan.steps],
    }


def step_record(step: Step) -> dict:
    """A step as plain data, its kind first."""
    kind = next(name for name, made in STEPS.items() if type(step) is made)
    usual = {field.name: field.default for field in fields(step)}
    told = {key: value for key, value in asdict(step).items() if value != usual[key]}
    return {"kind": kind, **{key: _listed(value) for key, value in told.items()}}


def _listed(value: Any) -> Any:
    return [_listed(one) for one in value] if isinstance(value, tuple) else value


def read_plans(record: Any) -> tuple[Plan, ...]:
    """The plans in the entry `plans` of a case file; CaseProblem when it is not that."""
    need(isinstance(record, list), "The plans of the case file are not a list; save the case again from Coxa.")
    plans = tuple(_plan(entry) for entry in record)
    need(len({plan.name for plan in plans}) == len(plans), "Two plans have the same name; give each its own.")
    need(sum(plan.chosen for plan in plans) <= 1, "Two plans of the case file are chosen; choose one.")
    return plans


def _plan(record: Any) -> Plan:
    need(isinstance(record, dict), "A plan in the case file is not a record; save the case again from Coxa.")
    name, note, chosen = record.get("name"), record.get("note", ""), record.get("chosen", False)
    need(is_name(name), "A plan in the case file has no usable name; give it a short one of plain characters.")
    need(isinstance(note, str) and len(note) <= LONGEST_NOTE and all(c.isprintable() or c == "\n" for c in note),
         f"The note of plan “{name}” is not a text of at most {LONGEST_NOTE} characters; shorten it.")
    need(isinstance(chosen, bool), f"Plan “{name}” must say by true or false whether it is chosen.")
    steps = record.get("steps", [])
    need(isinstance(steps, list), f"The steps of plan “{name}” are not a list; save the case again from Coxa.")
    preset = record.get("preset", USUAL)
    need(isinstance(preset, str) and preset in PRESETS,
         f"Plan “{name}” names a preset that Coxa has not got; leave “preset” out or choose one of "
         f"{', '.join(PRESETS)}.")
    execution = record.get("execution_deg")
    need(_EXECUTION[0](execution), f"Plan “{name}” has an unusable execution_deg; it is {_EXECUTION[1]}.")
    return Plan(name, tuple(_step(step, name) for step in steps), note, chosen, preset,
                _windows(record.get("windows", {}), name), None if execution is None else float(execution))


def _windows(record: Any, plan: str) -> tuple[Ends, ...]:
    """The ends that a reader has set: measure -> [low, high], either of them null."""
    need(isinstance(record, dict) and all(
        key in WINDOWED and isinstance(ends, list) and len(ends) == 2 and all(_is_end(end) for end in ends)
        and (None in ends or ends[0] <= ends[1]) for key, ends in record.items()),
        f"Plan “{plan}” has unusable windows; they map a measure of a preset to [low, high], two numbers or null.")
    return tuple((key, *(None if end is None else float(end) for end in ends)) for key, ends in record.items())


def _is_end(end: Any) -> bool:
    return end is None or (is_number(end) and abs(end) <= MOST_END)


def _step(record: Any, plan: str) -> Step:
    kind = record.get("kind") if isinstance(record, dict) else None
    need(isinstance(kind, str) and kind in STEPS,
         f"A step of plan “{plan}” is of no known kind; use one of {', '.join(STEPS)}.")
    known = {field.name: field for field in fields(STEPS[kind])}
    told = {key: value for key, value in record.items() if key in known}
    for key in known:
        fits, what = CHECKS[key]
        need(fits(told[key]) if key in told else known[key].default is not MISSING,
             f"A step of plan “{plan}” has no usable {key}; it is {what}.")
    return STEPS[kind](**{key: _settled(value) for key, value in told.items()})


def _settled(value: Any) -> Any:
    """Numbers as floats and lists as tuples, as the records hold them."""
    if isinstance(value, list):
        return tuple(_settled(one) for one in value)
    return float(value) if is_number(value) else value


def _within(least: float, most: float, what: str, *, may_lack: bool = False) -> Check:
    def fits(value: Any) -> bool:
        return (value is None and may_lack) or (is_number(value) and least <= value <= most)
    return fits, f"a number of {what} from {least:g} to {most:g}"


def _one_of(words: tuple[str, ...]) -> Check:
    return lambda value: isinstance(value, str) and value in words, f"one of {', '.join(words)}"


def _spot(value: Any) -> bool:
    return value is None or (are_numbers(value, 2) and all(abs(v) <= MOST_PIXELS for v in value))


def _outline(value: Any) -> bool:
    return isinstance(value, list) and (not value or LEAST_CORNERS <= len(value) <= MOST_CORNERS) and all(
        corner is not None and _spot(corner) for corner in value)


def _shift(value: Any) -> bool:
    return are_numbers(value, 2) and all(abs(v) <= MOST_MM for v in value)


_EXECUTION = _within(0, MOST_DEG, "degrees", may_lack=True)
_TURN, _LENGTH = _within(-MOST_DEG, MOST_DEG, "degrees"), _within(-MOST_MM, MOST_MM, "millimeters")
_SPOT: Check = (_spot, "a pair of numbers (column, row), or left out")
CHECKS: dict[str, Check] = {
    "film": (is_name, "the id of a film"),
    "side": _one_of(("R", "L")),
    **dict.fromkeys(("rotation_deg", "anterior_deg", "axial_deg", "varus_deg", "derotation_deg", "turned_in_deg"),
                    _TURN),
    **dict.fromkeys(("shortening_mm", "shaft_medial_mm"), _LENGTH),
    "pivot": _SPOT,
    "hinge": _SPOT,
    "outline": (_outline, f"from {LEAST_CORNERS} to {MOST_CORNERS} pairs of numbers (column, row), or left out"),
    "shift_mm": (_shift, f"two numbers of millimeters (medial, cranial) up to {MOST_MM:g}"),
    "head": _one_of(HEADS),
    "wedge": _one_of(WEDGES),
    "cut": _one_of(CUTS),
    "width_mm": _within(0, MOST_MM, "millimeters", may_lack=True),
    "version_deg": _within(-MOST_DEG, MOST_DEG, "degrees", may_lack=True),
    "alpha_deg": _within(0, 180, "degrees"),
    "depth_mm": _within(0, MOST_MM, "millimeters"),
}
