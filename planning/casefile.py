"""The case file: a case as JSON, in and out. The README documents the format."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

from planning.calibration import WORDS, calibrate
from planning.case import (
    HANGS,
    MOST_PLACEMENT_MM,
    PLACEMENT_MM,
    SCALES,
    Calibration,
    Case,
    CaseProblem,
    MarkedFilm,
    Marks,
    Patient,
    Placement,
    Suggested,
)
from planning.entries import are_numbers, is_name, is_number, is_whole, need
from planning.planfile import plan_record, read_plans

FORMAT, VERSION = "coxa-case", 1
SIDES = ("R", "L", "-")
MOST_REPEATS = 20
MOST_IMAGES = 100_000


def write_case(case: Case) -> str:
    """The case as JSON text; numbers keep every bit."""
    patient = {k: v for k, v in (("age", case.patient.age), ("sex", case.patient.sex)) if v is not None}
    record = {
        "format": FORMAT,
        "version": VERSION,
        **({"patient": patient} if patient else {}),
        **({"references": dict(case.chosen)} if case.chosen else {}),
        "placement_mm": case.placement_mm,
        "films": [_film_record(film) for film in case.films],
        **({"plans": [plan_record(plan) for plan in case.plans]} if case.plans else {}),
    }
    return json.dumps(record, indent=1, allow_nan=False)


def _film_record(film: MarkedFilm) -> dict:
    return {
        "id": film.id,
        "view": film.view,
        **({"side": film.side} if film.side else {}),
        "rows": film.rows,
        "columns": film.columns,
        "sha256": film.sha256,
        "spacing_mm": list(film.spacing_mm),
        "scale": film.scale,
        **({"calibration": _calibration_record(film.calibration)} if film.calibration else {}),
        **({"position_mm": list(film.position_mm)} if film.position_mm else {}),
        **({"orientation": list(film.orientation)} if film.orientation else {}),
        **({"series": film.series} if film.series else {}),
        **({"frame": film.frame} if film.frame else {}),
        "marks": _marks_record(film.marks),
        **({"suggested": _suggested_record(film.suggested)} if film.suggested else {}),
        **({"first": _placement_record(film.first)} if film.first is not None else {}),
        **({"repeats": [_marks_record(marks) for marks in film.repeats]} if film.repeats else {}),
        **({"again": _marks_record(film.again)} if film.again is not None else {}),
        **({"grades": {key: dict(sides) for key, sides in film.grades.items()}} if film.grades else {}),
        **({"protocol": film.protocol} if film.protocol else {}),
        **({"hangs": film.hangs} if film.hangs else {}),
        **({"image": film.image} if film.image != 1 else {}),
    }


def _marks_record(marks: Marks) -> dict:
    return {key: {side: [list(p) for p in points] for side, points in sides.items()} for key, sides in marks.items()}


def _placement_record(placed: Placement) -> dict:
    suggested = {"suggested": _suggested_record(placed.suggested)} if placed.suggested else {}
    return {"marks": _marks_record(placed.marks), **suggested}


def _suggested_record(suggested: Suggested) -> dict:
    return {key: {side: [p and list(p) for p in points] for side, points in sides.items()}
            for key, sides in suggested.items()}


def _calibration_record(own: Calibration) -> dict:
    return {"landmark": own.landmark, "mm": own.mm, "spacing_mm": list(own.spacing_mm), "scale": own.scale}


def read_case(text: str | bytes) -> Case:
    """The case in a case file; CaseProblem when it is not one, is of a newer version, or makes no sense."""
    try:
        record = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise CaseProblem("This is not a case file: it is not JSON; choose a .json file saved by Coxa.") from None
    need(isinstance(record, dict) and record.get("format") == FORMAT,
         "This is not a case file: its format is not “coxa-case”; choose a .json file saved by Coxa.")
    version = record.get("version")
    need(is_whole(version) and version >= 1, "The case file has no version number; save it again from Coxa.")
    need(version <= VERSION, f"This case file is of version {version}, newer than this Coxa reads ({VERSION}); "
                             "update Coxa to open it.")
    films = record.get("films")
    need(isinstance(films, list), "The case file has no list of films; save it again from Coxa.")
    read = tuple(_film(f) for f in films)
    need(len({f.id for f in read}) == len(read), "Two films in the case file have the same id; give each its own.")
    return Case(read, _patient(record.get("patient", {})), _chosen(record.get("references", {})), _placement(record),
                read_plans(record.get("plans", [])))


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _film(record: Any) -> MarkedFilm:
    need(isinstance(record, dict), "A film in the case file is not a record; save it again from Coxa.")
    name = record.get("id")
    need(is_name(name), "A film in the case file has no usable id; give it a short one of plain characters.")
    rows, columns = record.get("rows"), record.get("columns")
    need(is_whole(rows) and is_whole(columns) and 0 < rows <= 100_000 and 0 < columns <= 100_000,
         f"Film “{name}” has no usable size; rows and columns must be whole numbers.")
    side, calibration = record.get("side"), record.get("calibration")
    # With an object of known size the scale is worked out again from its marks, so that they cannot disagree.
    need(calibration is None or isinstance(calibration, dict), f"Film “{name}” has an unusable calibration.")
    spacing, scale = _scale(calibration or record, name)
    need(side in (None, "R", "L", "B"), f"Film “{name}” has an unknown side; use R, L or B.")
    view, sha, protocol = record.get("view"), record.get("sha256", ""), record.get("protocol", "")
    need(is_name(view), f"Film “{name}” has no usable view; name one.")
    need(isinstance(sha, str) and len(sha) <= 64, f"Film “{name}” has an unusable sha256.")
    need(isinstance(record.get("hangs", ""), str) and record.get("hangs", "") in ("", *HANGS),
         f"Film “{name}” must hang “{HANGS[0]}” or “{HANGS[1]}”; or leave “hangs” out.")
    need(protocol == "" or is_name(protocol), f"Film “{name}” has an unusable protocol; name one, or leave it out.")
    image = record.get("image", 1)
    need(is_whole(image) and 1 <= image <= MOST_IMAGES,
         f"Film “{name}” has an unusable image; it is the number of the image in its file, from 1 to {MOST_IMAGES:,}.")
    film = MarkedFilm(name, view, rows, columns, sha, spacing, scale, side,
                      **_place(record, name), grades=_grades(record.get("grades", {}), name), protocol=protocol,
                      hangs=record.get("hangs", ""), image=image)
    film = film.with_marks(read_marks(record.get("marks", {})), read_suggested(record.get("suggested", {})))
    film = replace(film, repeats=_repeats(record, film), again=_again(record, film), first=_first(record, film))
    return film if calibration is None else _calibrated(film, calibration)


def _repeats(record: dict, film: MarkedFilm) -> tuple[Marks, ...]:
    repeats = record.get("repeats", [])
    need(isinstance(repeats, list) and len(repeats) <= MOST_REPEATS,
         f"Film “{film.id}” has unusable repeats; they are a list of at most {MOST_REPEATS} sets of marks.")
    return tuple(film.with_marks(read_marks(marks)).marks for marks in repeats)


def _first(record: dict, film: MarkedFilm) -> Placement | None:
    """What placements made again are compared with; in files that do not say so, the marks as they are."""
    first = record.get("first")
    if first is None:
        return film.first_placement if record.get("repeats") else None
    need(isinstance(first, dict) and "marks" in first,
         f"Film “{film.id}” has an unusable first placement; it is a record of marks, and of what was suggested.")
    placed = film.with_marks(read_marks(first["marks"]), read_suggested(first.get("suggested", {})))
    return Placement(placed.marks, placed.suggested)


def _again(record: dict, film: MarkedFilm) -> Marks | None:
    again = record.get("again")
    return None if again is None else film.with_marks(read_marks(again)).marks


def _scale(record: dict, name: str) -> tuple[tuple[float, float], str]:
    spacing, scale = record.get("spacing_mm", [1.0, 1.0]), record.get("scale", "none")
    need(are_numbers(spacing, 2) and all(0 < s < 100 for s in spacing),
         f"Film “{name}” has no usable pixel spacing; spacing_mm must be two numbers of millimeters.")
    need(scale in SCALES, f"Film “{name}” has an unknown kind of scale; use one of {', '.join(SCALES)}.")
    return (float(spacing[0]), float(spacing[1])), scale


def _calibrated(film: MarkedFilm, record: dict) -> MarkedFilm:
    landmark, mm = record.get("landmark"), record.get("mm")
    need(is_name(landmark) and landmark in WORDS and is_number(mm),
         f"Film “{film.id}” has an unusable calibration; it is one of {', '.join(WORDS)} and a size in mm.")
    return calibrate(film, landmark, mm)


def _place(record: dict, name: str) -> dict:
    """Where a slice lies in the patient: position and orientation, which go together, and the stack it is of."""
    position, orientation, series = record.get("position_mm"), record.get("orientation"), record.get("series", "")
    frame = record.get("frame", "")
    need(series == "" or is_name(series), f"Film “{name}” has an unusable series; it is a short text, or left out.")
    need(frame == "" or is_name(frame), f"Film “{name}” has an unusable frame; it is a short text, or left out.")
    if position is None and orientation is None:
        return {"series": series}
    need(are_numbers(position, 3), f"Film “{name}” has no usable position_mm; it is three numbers of millimeters.")
    need(are_numbers(orientation, 6) and _are_axes(orientation),
         f"Film “{name}” has no usable orientation; it is two directions of length 1 at a right angle, six numbers.")
    return {"position_mm": tuple(map(float, position)), "orientation": tuple(map(float, orientation)),
            "series": series, "frame": frame}


def _grades(record: Any, name: str) -> dict:
    """What was judged by eye: sign -> side -> answer."""
    need(isinstance(record, dict) and all(
        is_name(key) and isinstance(sides, dict) and sides
        and all(side in ("R", "L") and is_name(answer) for side, answer in sides.items())
        for key, sides in record.items()),
        f"Film “{name}” has unusable grades; they map a sign to R or L and each of these to an answer.")
    return {key: dict(sides) for key, sides in record.items()}


def _are_axes(orientation: list) -> bool:
    across, down = orientation[:3], orientation[3:]
    lengths = (math.hypot(*across), math.hypot(*down))
    return all(abs(n - 1) < 1e-2 for n in lengths) and abs(sum(a * b for a, b in zip(across, down, strict=True))) < 1e-2


def read_marks(record: Any) -> Marks:
    """Marks from parsed JSON, landmark -> side -> [[column, row], ...]; CaseProblem when they are not that."""
    need(isinstance(record, dict) and all(isinstance(sides, dict) for sides in record.values()),
         "The marks are not a list of landmarks by side; save the case again from Coxa.")
    marks: dict[str, dict[str, tuple]] = {}
    for key, sides in record.items():
        need(is_name(key), "A landmark in the marks has no usable name; see the list of measures.")
        for side, points in sides.items():
            need(side in SIDES, f"“{key}” is marked on an unknown side; use R, L or - .")
            need(isinstance(points, list) and all(
                isinstance(p, list | tuple) and len(p) == 2 and all(is_number(v) for v in p) for p in points),
                f"A mark of “{key}” is not a pair of numbers (column, row).")
            if points:
                marks.setdefault(key, {})[side] = tuple((float(c), float(r)) for c, r in points)
    return marks


def read_suggested(record: Any) -> Suggested:
    """Where marks were suggested, from parsed JSON: as marks, or null for a mark placed by hand; CaseProblem if not."""
    need(isinstance(record, dict) and all(isinstance(sides, dict) for sides in record.values()),
         "The suggested marks are not a list of landmarks by side; leave “suggested” out.")
    places = [points for sides in record.values() for points in sides.values()]
    need(all(is_name(key) for key in record) and all(side in SIDES for sides in record.values() for side in sides)
         and all(isinstance(points, list) and all(p is None or are_numbers(p, 2) for p in points) for points in places),
         "A suggested mark is not a pair of numbers (column, row) on a side; leave “suggested” out.")
    found = {key: {side: tuple(p and (float(p[0]), float(p[1])) for p in points)
                   for side, points in sides.items() if any(points)} for key, sides in record.items()}
    return {key: sides for key, sides in found.items() if sides}


def _patient(record: Any) -> Patient:
    need(isinstance(record, dict), "The patient entry of the case file is not a record of age and sex.")
    age, sex = record.get("age"), record.get("sex")
    need(age is None or (is_number(age) and 0 <= age <= 130), "The patient's age must be between 0 and 130 years.")
    need(sex in (None, "F", "M"), "The patient's sex must be F or M, or left out.")
    return Patient(age, sex)


def _chosen(record: Any) -> dict[str, str]:
    need(isinstance(record, dict) and all(isinstance(v, str) for v in record.values()),
         "The chosen references must map a measure to a reference set.")
    return dict(record)


def _placement(record: dict) -> float:
    placement = record.get("placement_mm", PLACEMENT_MM)
    need(is_number(placement) and 0 <= placement <= MOST_PLACEMENT_MM,
         f"The case file's placement_mm must be a number of millimeters from 0 to {MOST_PLACEMENT_MM:g}.")
    return float(placement)
