"""Secrets planted in files of every kind are in no export, in no log, and in nothing that is kept."""

from __future__ import annotations

import base64
import io
import json
import logging
import os
import re
import subprocess
import sys
import warnings
from dataclasses import fields, is_dataclass
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from planning.casefile import write_case
from planning.film import Film
from planning.pages.marking import set_marks, take_marks
from planning.reading import read_case_films
from planning.reports.annotated import annotated_svg
from planning.reports.summary_csv import summary_csv
from planning.reports.summary_json import summary_data
from planning.reports.summary_pdf import summary_pages, summary_pdf
from tests.conftest import ROOT, need
from tests.planted import SECRETS, case_file, ct_zip, dicom_film, picture, secret

DAY = {"date": "2025-03-04", "version": "1"}
DEBUG = "import logging; logging.basicConfig(level=logging.DEBUG)\n"
AP = {"teardrop": {"R": ((100.0, 200.0),), "L": ((300.0, 200.0),)}, "sourcil_medial": {"R": ((90.0, 100.0),)},
      "sourcil_lateral": {"R": ((60.0, 90.0),)}}
MARKS = {"ap_pelvis": AP, "dunn_45": {"head": {"R": ((90.0, 90.0), (120.0, 60.0), (150.0, 90.0), (120.0, 120.0))}}}


# Made here, so that what pydicom and Pillow say while they write them is not taken for Coxa's.
FILMS = [(secret(f"file name {k}"), data) for k, data in enumerate(
    (dicom_film(), picture("PNG"), picture("JPEG"), picture("TIFF"),
     dicom_film("odd", Rows=299, PixelSpacing="0.1\\0.2", BurnedInAnnotation="YES")))]
ZIP = secret("file name of the zip"), ct_zip()
CASE = secret("file name of the case"), case_file()
REFUSED = [("report.dcm", dicom_film("report", Modality="SR")), ("cut.dcm", dicom_film("cut")[:-20_000]),
           ("cut.png", picture("PNG")[:400]), ("case.json", CASE[1].replace(b"ap_pelvis", b"ap_knee")),
           ("cut.zip", ct_zip("cut")[:-200])]


def leaks(told: bytes | str) -> list[str]:
    """Where the secrets were planted that are in something, in whatever case of letters or width of characters."""
    raw = told.encode(errors="replace") if isinstance(told, str) else told
    raw = raw.lower()
    return [where for where, word in SECRETS.items()
            if any(word.lower().encode(code) in raw for code in ("utf-8", "utf-16-le", "utf-16-be"))]


def unpacked(pdf: bytes) -> bytes:
    """A PDF with the bytes of all its streams, and its texts, behind it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        parts = [found.read_bytes() if found.get("/Filter") != "/DCTDecode" else found.read_raw_bytes()
                 for found in opened.objects if isinstance(found, pikepdf.Stream)]
        parts += [str(opened.docinfo).encode(), str(opened.open_metadata()).encode()]
    words = subprocess.run([need("pdftotext"), "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return b"\n".join([pdf, *parts, words])


def images_of(svg: str) -> bytes:
    """The bytes of the pictures in an SVG."""
    return b"\n".join(base64.b64decode(told) for told in re.findall(r"base64,([^\"]+)", svg))


def held(thing: object) -> list[str | bytes]:
    """Every text in records and what they hold. The windows of a film have the file's words to be shown, not kept."""
    if isinstance(thing, str | bytes):
        return [thing]
    if isinstance(thing, dict):
        return [word for pair in thing.items() for one in pair for word in held(one)]
    if isinstance(thing, list | tuple | set):
        return [word for one in thing for word in held(one)]
    if is_dataclass(thing):
        skipped = {"windows", "pixels"} if isinstance(thing, Film) else set()
        return [word for f in fields(thing) if f.name not in skipped for word in held(getattr(thing, f.name))]
    return held(vars(thing)) if type(thing).__name__ == "Ticket" else []


def opening(files: list[tuple[str, bytes]]) -> AppTest:
    """What the uploader does with files that were dropped on it."""

    def script(files):
        import streamlit as st

        from planning.pages.opening import open_files
        from planning.pages.session import desk

        st.session_state.refused = open_files(desk(), files, lambda done, of: None).refused

    app = AppTest.from_function(script, kwargs={"files": files}, default_timeout=60).run()
    assert not app.exception
    return app


@pytest.fixture
def heard(caplog):
    """All that is logged, at its most talkative, and every warning as it reaches standard error."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        caplog.set_level(logging.DEBUG)
        yield lambda: caplog.text + "\n".join(str(one.message) for one in warned)


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A database, and all that its files hold."""
    monkeypatch.setenv("COXA_DATABASE", f"sqlite:///{tmp_path / 'kept.db'}")
    return lambda: b"".join(file.read_bytes() for file in tmp_path.glob("kept.db*"))


def exports(on) -> dict[str, bytes | str]:
    """Everything that can be taken away from a desk."""
    case, shown = on.case, on.films()
    readings = read_case_films(case)
    drawn = {f"picture of {name}": annotated_svg(film, case.film(name)) for name, film in shown.items()}
    pages = [Image.open(io.BytesIO(page)) for page in summary_pages(case, readings, shown, looked=True, **DAY)]
    return {
        "PDF": unpacked(summary_pdf(case, readings, shown, looked=True, **DAY)),
        "pages": repr([page.info for page in pages]),
        "CSV": summary_csv(case, readings),
        "JSON": json.dumps(summary_data(case, readings), ensure_ascii=False),
        "case file": write_case(case),
        **drawn,
        **{f"JPEG of {name}": images_of(svg) for name, svg in drawn.items()},
    }


def check(exported: dict[str, bytes | str]) -> None:
    assert {name: found for name, told in exported.items() if (found := leaks(told))} == {}


def test_films_opened_on_the_page(heard, kept, capfd):
    app = opening([*FILMS, ZIP])
    on = app.session_state["desk"]
    assert (len(on.case.films), len(on.light_box.stacks), app.session_state["refused"]) == (5, 1, [])
    assert on.case.films[0].view == "ap_pelvis"
    for film in on.case.films:
        set_marks(on, film.id, MARKS[film.view])
    (stack,) = on.light_box.stacks
    take_marks(on, stack, {"desk": on.token, "rev": 9, "film": on.light_box.stacks[stack].sha256,
                           "marks": {"head": {"R": [[9.0, 9.0, 1]]}}})
    assert len(on.films()) == 6
    exported = exports(on)
    check({**exported, "log": heard(), "database": kept(), "output": "".join(capfd.readouterr()),
           "desk": "\n".join(map(str, held(on))),
           "told": "\n".join(map(str, held(list(on.light_box.tickets.values()))))})
    assert len(exported) == 5 + 2 * 6 and "Tönnis angle".encode() in exported["PDF"]


def test_a_case_file_opened_on_the_page(heard, kept, capfd):
    on = opening([CASE]).session_state["desk"]
    assert [f.id for f in on.case.films] == ["ap"] and on.case.patient.age == 31
    check({**exports(on), "log": heard(), "database": kept(), "output": "".join(capfd.readouterr()),
           "desk": "\n".join(map(str, held(on)))})


def test_files_that_are_refused_are_told_of_without_their_words(heard, kept, capfd):
    app = opening(REFUSED)
    refused = app.session_state["refused"]
    assert len(refused) == 5
    # The page says which film of the reader's own case file is meant; nothing else is told in the file's words.
    assert {where for told in refused for where in leaks(told)} == {"case film id"}
    check({"log": heard(), "database": kept(), "output": "".join(capfd.readouterr())})


@pytest.fixture
def run(tmp_path):
    """The command line with everything logged and every warning shown; all that it says."""
    (tmp_path / "sitecustomize.py").write_text(DEBUG)
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "PYTHONWARNINGS": "always"}

    def run(*arguments):
        done = subprocess.run([sys.executable, "-m", "planning", *map(str, arguments)], cwd=tmp_path, check=False,
                              capture_output=True, env=environment)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    return run


def saved(folder: Path, name: str, body: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(body)
    return file


def test_the_command_line_on_films(run, tmp_path):
    # It repeats the name of the file that it was given, but neither the folder's nor anything inside.
    folder = tmp_path / secret("folder on the disk")
    paths = [saved(folder, f"{k}.film", data) for k, (_, data) in enumerate(FILMS)]
    check({"table": run("film", *paths), "JSON": run("film", *paths, "--json")})


@pytest.mark.parametrize("kind", ["pdf", "csv", "json"])
def test_the_command_line_on_a_case_and_its_films(run, tmp_path, kept, kind):
    on = opening(FILMS).session_state["desk"]
    for film in on.case.films:
        set_marks(on, film.id, MARKS[film.view])
    folder = tmp_path / "in"
    case = saved(folder, f"{secret('path of the case')}.json", write_case(on.case).encode())
    paths = [saved(folder, name, data) for name, data in FILMS]
    out = tmp_path / f"out.{kind}"
    said = run("summary", case, *paths, "--out", out, "--include-pictures")
    check({"said": said, kind: unpacked(out.read_bytes()) if kind == "pdf" else out.read_bytes()})
    strange = saved(folder, "strange.json", CASE[1])
    said = run("summary", strange, "--out", out)
    check({"said": said, kind: unpacked(out.read_bytes()) if kind == "pdf" else out.read_bytes()})


def test_what_looks_for_secrets_finds_them(kept):
    """Each way out is shown a secret that was put there on purpose, so that none of the searches is blind."""
    word, svg = secret("on purpose"), "<image href=\"data:image/jpeg;base64,{}\"/>"
    on = opening(FILMS[:1]).session_state["desk"]
    on.keep(on.case.with_film(on.case.films[0].__class__(word, "ap_pelvis", 9, 9)))
    found = {**exports(on), "database": kept(), "desk": "\n".join(map(str, held(on))),
             "JPEG": images_of(svg.format(base64.b64encode(word.encode()).decode())), "wide": word.encode("utf-16-be")}
    blind = {name for name, told in found.items() if leaks(told) != ["on purpose"]}
    assert blind == {"pages", "picture of ap", "JPEG of picture of ap"} and len(SECRETS) > 100
