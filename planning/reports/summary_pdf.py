"""The planning summary as a PDF to take to conference: tagged, PDF/UA-1, the same bytes for the same input."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import typst

from planning.case import Case, Reading
from planning.film import Film
from planning.reports.summary_record import summary_record

LACKING = "Some characters here are of a script that the fonts of this summary lack, and show as boxes."
PREVIEW_PPI = 110
LAYOUT = Path(__file__).with_name("summary.typ")


def summary_pdf(
    case: Case,
    readings: Sequence[Reading],
    films: Mapping[str, Film],
    *,
    paper: Literal["a4", "us-letter"] = "a4",
    reader: str = "",
    date: str,
    version: str = "",
    looked: bool = False,
) -> bytes:
    """The summary of a case; `films` holds the pixels at hand, by the film's id, and may lack some.

    looked: a person has looked at the films on which a name may be written; without it they are not shown.

    All text goes in as data, so nothing a person or a file wrote is run as markup. Only fonts that come with
    typst are used. A name in a script they lack would break PDF/UA; the PDF is then tagged, but not PDF/UA.
    """
    record = summary_record(case, readings, films, reader, date, version, looked) | {"paper": paper}
    try:
        return _compiled(record, "pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        return _compiled(record | {"lacking": LACKING}, "pdf")


def summary_pages(
    case: Case,
    readings: Sequence[Reading],
    films: Mapping[str, Film],
    *,
    paper: Literal["a4", "us-letter"] = "a4",
    reader: str = "",
    date: str,
    version: str = "",
    looked: bool = False,
) -> list[bytes]:
    """The same pages as PNG pictures, to be seen before they are taken away."""
    record = summary_record(case, readings, films, reader, date, version, looked) | {"paper": paper}
    pages = _compiled(record, "png", ppi=PREVIEW_PPI)
    return pages if isinstance(pages, list) else [pages]


def _compiled(record: dict, kind: str, **settings: object) -> bytes | list[bytes]:
    return typst.compile(
        str(LAYOUT),
        root=str(LAYOUT.parent),
        format=kind,
        ignore_system_fonts=True,
        font_paths=[],
        sys_inputs={"summary": json.dumps(record)},
        **settings,
    )
