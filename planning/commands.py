"""What each command of the command line does."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from planning import __version__
from planning.case import Case, CaseProblem, MarkedFilm
from planning.casefile import read_case
from planning.catalogue import grade_record, measure_record
from planning.film import Film, FilmProblem, read_film, read_images
from planning.grades import GRADES
from planning.measures import CATALOGUE
from planning.nameless import nameless
from planning.reading import is_limited
from planning.reports.printable import printable
from planning.spreads import read_with_spreads
from planning.sureness import spread_text
from planning.wording import SIDES, category_text, reading_text


def measures(asked: argparse.Namespace) -> None:
    """Print every measure: key, view, landmarks, references and their sources; then the signs judged by eye."""
    records = [measure_record(m) for m in CATALOGUE.values()]
    if asked.json:
        print(json.dumps({"measures": records, "grades": [grade_record(g) for g in GRADES.values()]}, indent=1))
        return
    for record in records:
        print(f"{record['key']}  {record['name']}  [{record['unit']}]  {', '.join(record['views'])}")
        print(f"    marks: {', '.join(record['landmarks']) or 'the pelvic line'}; + means {record['positive']}")
        for r in record["references"]:
            print(f"    {r['title']}: {r['bands']} ({r['evidence']}; {'; '.join(r['sources'])})")
    for graded in GRADES.values():
        print(f"{graded.key}  {graded.name}  [judged by eye]  {', '.join(graded.views)}")
        for choice in graded.choices:
            print(f"    {choice.label}: {choice.criterion}")


def film(asked: argparse.Namespace) -> None:
    """Print what was understood of each film file."""
    records = [_film_record(path, asked.frame) for path in asked.files]
    if asked.json:
        print(json.dumps({"films": records}, indent=1))
        return
    for r in records:
        print(f"{printable(r['file'])}: {r['rows']} x {r['columns']} pixels, view {r['view'] or 'not known'}, "
              f"side {r['side'] or 'not known'}")
        size = "" if r["scale"] == "none" else f", {r['spacing_mm'][0]:.4f} x {r['spacing_mm'][1]:.4f} mm"
        print(f"    scale: {r['scale']}{size} ({r['scale_source']})")
        for warning in r["warnings"]:
            print(f"    note: {warning}")


def _film_record(path: Path, frame: int) -> dict:
    (seen,) = _opened(path, lambda data: [read_film(data, frame)])
    return {
        "file": path.name,
        "rows": seen.rows,
        "columns": seen.columns,
        "view": seen.view,
        "side": seen.side,
        "spacing_mm": list(seen.spacing_mm),
        "scale": seen.scale,
        "scale_source": seen.scale_source,
        "window": list(seen.window),
        "frame": seen.frame,
        "frames": seen.frames,
        "warnings": list(seen.warnings),
        "sha256": seen.sha256,
    }


def _opened(path: Path, read: Callable[[bytes], list[Film]]) -> list[Film]:
    try:
        return read(path.read_bytes())
    except FilmProblem as problem:
        raise FilmProblem(f"{path.name}: {problem}") from None


def read(asked: argparse.Namespace) -> None:
    """Print the readings of a case file: of each hip, of the film itself, and what was judged by eye."""
    from planning.reports.readings_json import readings_record

    case = read_case(asked.case.read_bytes())
    readings = read_with_spreads(case)
    if asked.json:
        print(json.dumps(readings_record(case, readings), indent=1))
        return
    for r in readings:
        name = CATALOGUE[r.key].short if r.key in CATALOGUE else GRADES[r.key].name
        side = SIDES.get(r.side, "Film")
        told = "" if r.grade else category_text(r, is_limited(r))
        print(f"{r.film:12} {name:16} {side:6} {reading_text(r):>9} {spread_text(r):10} {told}".rstrip())


def summary(asked: argparse.Namespace) -> None:
    """Write the planning summary of a case as PDF, CSV or JSON, with pictures of the films that are given.

    It is taken away, so it calls films by nothing that could name a person; `read` answers in the case's own words.
    """
    case = nameless(read_case(asked.case.read_bytes()), plans_as_written=asked.include_plan_words)
    readings = read_with_spreads(case)
    films = _matched(case, asked.films)
    kind = asked.out.suffix.lower()
    if kind == ".pdf":
        from planning.reports.summary_pdf import summary_pdf

        body = summary_pdf(case, readings, films, paper=asked.paper, reader=asked.reader,
                           date=date.today().isoformat(), version=__version__, looked=asked.include_pictures)
    elif kind == ".csv":
        from planning.reports.summary_csv import summary_csv

        body = summary_csv(case, readings)
    elif kind == ".json":
        from planning.reports.summary_json import summary_data

        body = json.dumps(summary_data(case, readings), indent=1, allow_nan=False).encode()
    else:
        raise CaseProblem(f"A summary cannot be written as “{kind or asked.out.name}”; use .pdf, .csv or .json.")
    asked.out.write_bytes(body)


def _matched(case: Case, paths: list[Path]) -> dict[str, Film]:
    """The film files by the id of the film in the case they belong to, known by the hash of their pixels."""
    found: dict[str, Film] = {}
    for path in paths:
        seen = _opened(path, lambda data: read_images(data, [film.image for film in case.films]))
        known = {f.id: image for image in seen for f in case.films if _same(f, image)}
        if not known:
            raise CaseProblem(f"{path.name} is none of the films of this case; give the films the case was made from.")
        found |= known
    return found


def _same(marked: MarkedFilm, seen: Film) -> bool:
    return marked.sha256 == seen.sha256 and (marked.rows, marked.columns) == (seen.rows, seen.columns)
