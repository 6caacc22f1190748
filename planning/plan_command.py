"""The command `plan`: a realignment simulated on the films of a case, read again, and held against windows."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from planning.case import Case, CaseProblem
from planning.casefile import read_case
from planning.planfile import read_plans
from planning.plans import HEADS, USUAL, WEDGES, Plan
from planning.presets import PRESETS, windows_of
from planning.realign import EXECUTION_DEG, outcome, solved
from planning.reports.plan_record import outcome_record
from planning.reports.plan_text import plan_text
from planning.wording import STATEMENT

ON_SOCKET = ("rotation_deg", "pivot", "shift_mm", "anterior_deg", "axial_deg", "head")
ON_FEMUR = ("varus_deg", "hinge", "wedge", "derotation_deg", "shortening_mm", "shaft_medial_mm", "width_mm",
            "version_deg", "turned_in_deg")


def add_options(way: argparse.ArgumentParser) -> None:
    """The options of the command; each amount is in degrees or millimeters, each place in film pixels."""
    way.add_argument("case", type=Path, metavar="CASE.json")
    way.add_argument("--name", help="of the plan in the file; all of them without it")
    way.add_argument("--film", help="the AP film; the case's first without it")
    way.add_argument("--side", choices=("R", "L"), default="R")
    socket = way.add_argument_group("socket")
    socket.add_argument("--rotation", dest="rotation_deg", type=float, metavar="DEG", help="+ covers more")
    socket.add_argument("--pivot", type=float, nargs=2, metavar=("COLUMN", "ROW"), help="else the head's center")
    socket.add_argument("--shift", dest="shift_mm", type=float, nargs=2, metavar=("MEDIAL", "UP"))
    socket.add_argument("--anterior", dest="anterior_deg", type=float, metavar="DEG", help="by a model only")
    socket.add_argument("--axial", dest="axial_deg", type=float, metavar="DEG", help="by a model only")
    socket.add_argument("--head", choices=HEADS)
    femur = way.add_argument_group("femur")
    femur.add_argument("--varus", dest="varus_deg", type=float, metavar="DEG", help="negative is valgus")
    femur.add_argument("--hinge", type=float, nargs=2, metavar=("COLUMN", "ROW"))
    femur.add_argument("--wedge", choices=WEDGES)
    for name in ("derotation", "version", "turned-in"):
        femur.add_argument(f"--{name}", dest=f"{name.replace('-', '_')}_deg", type=float, metavar="DEG")
    for name in ("shortening", "shaft-medial", "width"):
        femur.add_argument(f"--{name}", dest=f"{name.replace('-', '_')}_mm", type=float, metavar="MM")
    more = way.add_argument_group("cam and rim")
    more.add_argument("--alpha", dest="alpha_deg", type=float, metavar="DEG", help="resection to this alpha angle")
    more.add_argument("--alpha-film", help="the film it is read on; the AP film without it")
    more.add_argument("--rim", dest="depth_mm", type=float, metavar="MM")
    held = way.add_argument_group("windows")
    held.add_argument("--windows", choices=tuple(PRESETS), help="what is held against, else what the plan says")
    held.add_argument("--solve", action="store_true", help="find the smallest steps that meet the windows")
    held.add_argument("--execution", type=float, metavar="DEG",
                      help=f"standard deviation of execution, assumed; else what the plan says, or {EXECUTION_DEG:g}")
    way.set_defaults(run=plan)


def plan(asked: argparse.Namespace) -> None:
    """Print what the plans of a case file, or one told by options or found from windows, come to."""
    case = read_case(asked.case.read_bytes())
    if asked.execution is not None and not 0 <= asked.execution <= 90:
        raise CaseProblem("The standard deviation of execution must be between 0 and 90 degrees.")
    preset = PRESETS[asked.windows or USUAL].windows
    found = solved(case, _film(asked, case), asked.side, preset, "windows") if asked.solve else None
    plans = (found.plan,) if found else _plans(asked, case)
    told = [outcome(case, p, preset if asked.windows else windows_of(p), asked.execution) for p in plans]
    if asked.json:
        record = {"statement": STATEMENT, "plans": [outcome_record(one, found) for one in told]}
        print(json.dumps(record, indent=1, allow_nan=False))
        return
    for one in told:
        print(plan_text(case, one, found))
    print(STATEMENT)


def _plans(asked: argparse.Namespace, case: Case) -> tuple[Plan, ...]:
    """The plan told by options, else those of the file: all, or the one of that name."""
    steps = _steps(asked, case)
    if steps:
        return read_plans([{"name": "options", "steps": steps}])
    plans = [p for p in case.plans if asked.name in (None, p.name)]
    if not plans:
        raise CaseProblem("The case keeps no plan of that name." if asked.name else
                          "The case keeps no plan; tell one by options such as --rotation, or use --solve.")
    return tuple(plans)


def _steps(asked: argparse.Namespace, case: Case) -> list[dict]:
    """The steps told by options as a case file has them, in the order in which they are done."""
    steps = []
    for kind, names in (("socket", ON_SOCKET), ("femur", ON_FEMUR), ("cam", ("alpha_deg",)), ("rim", ("depth_mm",))):
        told = {name: getattr(asked, name) for name in names if getattr(asked, name) is not None}
        if told:
            film = asked.alpha_film if kind == "cam" and asked.alpha_film else _film(asked, case)
            steps.append({"kind": kind, "film": film, "side": asked.side, **told})
    return steps


def _film(asked: argparse.Namespace, case: Case) -> str:
    if asked.film is not None:
        return asked.film
    found = next((film.id for film in case.films if film.view == "ap_pelvis"), None)
    if found is None:
        raise CaseProblem("The case has no AP film of the pelvis, on which a plan could be done.")
    return found
