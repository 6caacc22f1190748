"""Everything the PDF summary says, in words and plain data; the layout only arranges it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planning.calibration import arithmetic, depth_text, is_marked, scale_doubt
from planning.case import Case, CaseProblem, MarkedFilm, Patient, Reading
from planning.catalogue import reference_record
from planning.film import Film
from planning.film_names import film_names
from planning.marked_film import sides_of
from planning.measures import CATALOGUE, Reference
from planning.observers import agreement_short
from planning.quality import cautions
from planning.reading import name_of
from planning.reports.annotated import annotated_svg
from planning.reports.findings_record import NOT_ADVICE, findings_record
from planning.reports.footnotes import footnotes
from planning.reports.laid_out import laid_out
from planning.reports.plan_pages import plan_pages
from planning.reports.plans_done import plans_done
from planning.reports.printable import printable
from planning.reports.quality_record import is_value_apart, quality_record
from planning.reports.reading_cell import first_reference, reading_cell
from planning.reports.repeat_record import repeat_record
from planning.reports.strip import strip_of
from planning.reports.suggested_marks import suggested_note
from planning.reports.sure_record import sure_record
from planning.sureness import interval_of
from planning.views import VIEWS
from planning.wording import SCALES, SIDES, STATEMENT, age_text, image_text, reading_text

SEXES = {"F": "female", "M": "male"}
UNITS = {"deg": "in degrees", "%": "in percent", "ratio": "as a ratio", "mm": "in millimeters"}
NO_IMAGE = "The image of this film was not at hand when the summary was made; the readings are from its marks."

UNLOOKED = (
    "The image of this film is left out: a name may be written on it, and nobody has said to have looked; the readings "
    "are from its marks."
)


def summary_record(
    case: Case, readings: Sequence[Reading], films: Mapping[str, Film], reader: str, date: str, version: str,
    looked: bool = False,
) -> dict:
    """The content of the summary as JSON-ready data; text from people and files is made printable.

    looked: a person has looked at the films on which a name may be written and lets them be shown.
    """
    told = [_film(f, case, [r for r in readings if r.film == f.id], films.get(f.id), looked) for f in case.films]
    shown = {f.id: films[f.id] for f, record in zip(case.films, told, strict=True) if record["picture"]}
    done = plans_done(case)
    after = [r for one in done if one.told for r in one.told.after]
    return {
        "statement": STATEMENT,
        "patient": patient_text(case.patient),
        "reader": printable(reader.strip()),
        "date": printable(date),
        "version": printable(version),
        "films": told,
        "scales": _scales(told),
        "not_advice": NOT_ADVICE,
        "findings": [f | {"side": SIDES[f["side"]]} for f in findings_record(case, readings)],
        "plan": plan_pages(case, done, readings, shown),
        "sure": sure_record(case, readings),
        "repeats": repeat_record(case),
        "references": _references([*readings, *after]),
    }


def view_text(marked: MarkedFilm, case: Case) -> str:
    """What a film is called by its view, and of a slice how far up the body it lies, as DICOM counts."""
    level = "" if marked.position_mm is None else f", level {marked.position_mm[2]:.1f} mm".replace("-", "−")
    return film_names(case.films)[marked.id] + level


def patient_text(patient: Patient) -> str:
    """Age and sex, as far as given; empty when neither is."""
    age = "" if patient.age is None else age_text(patient.age)
    return ", ".join(part for part in (age, SEXES.get(patient.sex or "", "")) if part)


def _film(marked: MarkedFilm, case: Case, readings: list[Reading], film: Film | None, looked: bool) -> dict:
    picture, missing = _picture(marked, case, film, looked)
    told = film if picture or missing == UNLOOKED else None
    # Slices bring their scale, and a series has many.
    source = arithmetic(marked) or (told.scale_source if told and marked.position_mm is None else "")
    row, column = marked.spacing_mm
    return {
        "id": printable(marked.id),
        "view": view_text(marked, case),
        "side": _side(marked),
        "size": f"{marked.columns} × {marked.rows}",
        "spacing": "–" if marked.scale == "none" else f"{row:.3f} × {column:.3f} mm",
        "scale": SCALES[marked.scale],
        "scale_from": printable(source),
        "line": "; ".join(dict.fromkeys(r.line for r in readings if r.line)) or "–",
        "warnings": [printable(w) for w in _warnings(marked, told)],
        "picture": picture,
        "missing": missing,
        "alt": _alt(marked, readings),
        "sides": [{"key": side, "name": SIDES[side]} for side in _sides_read(readings)],
        "quality": [_verdict(v) for v in quality_record(marked, readings, case.patient)],
        "rows": _rows(marked, readings, cautions(marked, readings, case.patient)),
        "notes": [f"{printable(told).rstrip('.')}." for told in
                  (*footnotes(readings), suggested_note(marked), is_marked(marked) and depth_text(marked)) if told],
    }


def _scales(films: Sequence[Mapping]) -> list[str]:
    """Where the scales come from, each source once, behind the films it holds for."""
    found: dict[str, list[str]] = {}
    for film in films:
        if film["scale_from"]:
            found.setdefault(film["scale_from"], []).append(film["id"])
    return [f"Scale of {', '.join(ids)}: {source}." for source, ids in found.items()]


def _warnings(marked: MarkedFilm, film: Film | None) -> list[str]:
    told = film.warnings if film else (image_text(marked),)
    return [warning for warning in (*told, scale_doubt(marked)) if warning]


def _verdict(told: dict) -> dict:
    """One property of the film's position: what it is, the verdict with its value, and whose limits."""
    value = f" ({told['value']})" if is_value_apart(told) else ""
    doubt = " Unverified." if told["evidence"] == "unverified" else ""
    sources = f"{'; '.join(told['sources'])}.{doubt}" if told["sources"] else ""
    return {"what": told["what"].capitalize(), "words": told["verdict"] + value, "sources": sources}


def _picture(marked: MarkedFilm, case: Case, film: Film | None, looked: bool) -> tuple[str, str]:
    """The annotated film, or the sentence that says why there is none."""
    if film is None:
        return "", NO_IMAGE
    try:
        drawn = annotated_svg(film, marked, case)
        return (drawn, "") if looked or film.text_burned_in == "no" else ("", UNLOOKED)
    except CaseProblem as problem:
        return "", printable(str(problem))


def _side(marked: MarkedFilm) -> str:
    if VIEWS[marked.view].both_hips or marked.side == "B":
        return "Both"
    marked_sides = sides_of(marked)
    return SIDES[marked_sides[0]] if len(marked_sides) == 1 else "–"


def _sides_read(readings: list[Reading]) -> list[str]:
    return [side for side in SIDES if any(r.side == side for r in readings)]


def _alt(marked: MarkedFilm, readings: list[Reading]) -> str:
    """The picture in words, for a reader who does not see it."""
    told = [
        f"{SIDES[side]}: " + ", ".join(
            f"{CATALOGUE[r.key].short} {reading_text(r)}" for r in readings if r.side == side and r.value is not None
        )
        for side in _sides_read(readings)
        if any(r.side == side and r.value is not None for r in readings)
    ]
    shown = "with its marks and measurements drawn on it" if told else "with no measurement drawn on it"
    return ". ".join([f"{VIEWS[marked.view].name} film “{printable(marked.id)}” {shown}", *told]) + "."


def _rows(marked: MarkedFilm, readings: list[Reading], cautious: Mapping[str, str]) -> list[dict]:
    """One row for each measure laid out: a cell for each side, and a strip for each first set of limits there is.

    Right and left share a strip unless the limits differ by side.
    """
    rows = []
    for key in laid_out(marked, readings)[0]:
        own = {r.side: r for r in readings if r.key == key}
        limits = dict.fromkeys(found for r in own.values() if (found := first_reference(r)))
        spans = {side: interval_of(r) for side, r in own.items()}
        rows.append({
            "name": name_of(next(iter(own.values()))),
            "readers": agreement_short(key),
            "caution": cautious.get(key, ""),
            "cells": {side: reading_cell(r) for side, r in own.items()},
            "strips": [strip_of(reference, _standing(reference, own), spans) for reference in limits],
        })
    return rows


def _standing(reference: Reference, own: Mapping[str, Reading]) -> dict[str, float]:
    """The values by side that are drawn on a strip: all, or of a set for one side the one of that side."""
    return {side: r.value for side, r in own.items() if r.value is not None and reference.side in (None, side)}


def _references(readings: Sequence[Reading]) -> list[dict]:
    """Every set of limits that a printed category comes from, once, with the measures it was used for."""
    used: dict[Reference, dict[str, str]] = {}
    for reading in readings:
        reference = first_reference(reading)
        if reference:
            used.setdefault(reference, {})[CATALOGUE[reading.key].name] = UNITS[reading.unit]
    return [
        reference_record(reference) | {"measures": list(measures), "unit": next(iter(measures.values()))}
        for reference, measures in used.items()
    ]
