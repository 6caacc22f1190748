"""The PDF summary, opened with two other programs: pikepdf for its structure, pdftotext for its words."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from planning.calibration import calibrate
from planning.case import Case, MarkedFilm, Patient
from planning.measures import CATALOGUE
from planning.reading import read_case_films
from planning.reports.summary_pdf import summary_pages, summary_pdf
from planning.reports.summary_record import NO_IMAGE, UNLOOKED, summary_record
from planning.spreads import with_spreads
from planning.wording import STATEMENT
from tests.conftest import need
from tests.measures.fixtures import T2
from tests.measures.hips import film_of, random_hips
from tests.reports.t1 import SPACING, gradient, marked_for, t1_marks

HOSTILE = '#panic("x") *b* $x$ <a> \\ `c` @d [e]'
PDFUA_PART = "{http://www.aiim.org/pdfua/ns/id/}part"
POINTS = {"a4": (595.28, 841.89), "us-letter": (612.0, 792.0)}


@pytest.fixture(autouse=True, scope="module")
def pdftotext():
    need("pdftotext")


def made(case, films=None, **more) -> bytes:
    return summary_pdf(case, read_case_films(case), films or {}, **{"date": "2025-03-04"} | more)


def pages_of(pdf: bytes) -> list[str]:
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return run.stdout.decode().split("\f")[:-1]


def words_of(pdf: bytes) -> str:
    """All words, line breaks and the breaks allowed within long names taken out."""
    return " ".join("".join(pages_of(pdf)).replace("\u200b", "").split())


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def elements(node, kind: str) -> list:
    """Structure elements of one kind, wherever they are in the tree."""
    if isinstance(node, pikepdf.Array):
        return [found for child in node for found in elements(child, kind)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    below = elements(node["/K"], kind) if "/K" in node else []
    return ([node] if node.get("/S") == f"/{kind}" else []) + below


def test_it_is_tagged_and_pdf_ua(case, film):
    pdf = opened(made(case, {"ap": film}, reader="Åse Ødegård"))
    assert pdf.Root.MarkInfo.Marked is True
    assert str(pdf.Root.Lang).lower() == "en-us"
    assert pdf.open_metadata()[PDFUA_PART] == "1"
    assert pdf.open_metadata()["dc:title"] == "Planning summary"
    tree = pdf.Root.StructTreeRoot
    assert len(elements(tree, "H1")) == 1
    assert len(elements(tree, "H2")) == 4  # films, two films, limits
    assert len(elements(tree, "Table")) == 4
    assert len(elements(tree, "TH")) >= 14


def test_every_figure_says_what_it_shows(case, film):
    pdf = opened(made(case, {"ap": film}))
    figures = elements(pdf.Root.StructTreeRoot, "Figure")
    assert len(figures) == 1
    alt = str(figures[0].Alt)
    assert alt.startswith("AP pelvis film “ap”")
    assert "Right: LCEA 28.0°" in alt and "Left: LCEA 28.0°" in alt  # T1, by hand


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_every_page_has_the_paper_the_statement_and_its_number(case, film, paper):
    pdf = made(case, {"ap": film}, paper=paper)
    sizes = [tuple(float(v) for v in page.mediabox[2:]) for page in opened(pdf).pages]
    assert all(size == pytest.approx(POINTS[paper], abs=0.1) for size in sizes)
    pages = pages_of(pdf)
    assert len(pages) == len(sizes) >= 2
    for number, page in enumerate(pages, 1):
        assert STATEMENT in page.splitlines()[-1] or STATEMENT in page.strip().splitlines()[-1]
        assert f"Page {number} of {len(pages)}" in page


def test_it_says_what_was_read_on_what_and_by_whose_limits(case, film):
    words = words_of(made(case, {"ap": film}, reader="A. Reader", version="1.2.3"))
    for told in (
        "Planning summary", "28 years, female", "A. Reader", "2025-03-04", "Coxa 1.2.3",
        "AP pelvis", "Dunn 45°", "1259 × 600", "0.320 × 0.286 mm", "both teardrops",
        "The side marker was not found; check which side is right.",
        "28.0° 28.0°", "33.0° 33.0°", "6.0° 6.0°", "23.7 % 23.7 %",  # T1, by hand, right and left
        "normal · Wiberg 20 / 25 / 40", "25 to <40 normal", "252 hip-arthroscopy",
        "10.1093/", "PMID 23467864", "Evidence: seen in the source.",
        "right femoral head is not marked", NO_IMAGE,
    ):
        assert told in words
    assert "UNVERIFIED" not in words
    assert "Scale of ap: PixelSpacing, calibrated by fiducial." in words


def test_the_cell_of_a_scale_tells_the_fact_and_its_source_stands_once_below(case, film):
    long = "ImagerPixelSpacing divided by EstimatedRadiographicMagnificationFactor"
    case = Case((case.films[0], replace(case.films[0], id="later")))
    films = {f.id: replace(film, scale_source=long) for f in case.films}
    record = summary_record(case, read_case_films(case), films, "", "", "")
    assert [f["scale"] for f in record["films"]] == ["calibrated", "calibrated"]
    assert record["scales"] == [f"Scale of ap, later: {long}."]
    assert summary_record(case, read_case_films(case), {}, "", "", "")["scales"] == []


def test_by_how_much_a_ball_at_another_depth_errs_stands_beside_its_scale(case):
    line = {"calibration_line": {"-": ((100, 100), (500, 100))}}
    marked = calibrate(case.films[0].with_marks({**case.films[0].marks, **line}), "calibration_line", 100)
    words = words_of(made(replace(case, films=(marked,))))
    assert "Scale of ap: by a line of 100 mm" in words
    assert "lengths read 1.0 % too small; 50 mm nearer to the detector, 5.2 % too large" in words  # 950, 1010 / 960


def test_an_unverified_set_is_marked_wherever_it_is_used(case, film):
    words = words_of(made(replace(case, chosen={"extrusion_index": "extrusion_25"}), {"ap": film}))
    assert "normal · Up to 25 (unverified)" in words
    assert words.count("UNVERIFIED") == 1
    assert "Evidence: unverified" in words


def test_a_measure_that_has_no_limits_says_so_whoever_the_patient_is(case):
    film = replace(case.films[0], protocol="full")
    (record, *_) = summary_record(case.with_film(film), read_case_films(case), {}, "", "", "")["films"]
    told = {row["name"]: {cell["words"] for cell in row["cells"].values()} for row in record["rows"]}
    without = {m.name for m in CATALOGUE.values() if not m.references}
    found = {words for name in without & told.keys() for words in told[name]}
    assert "no published limits" in found and not any("this view" in words for words in found), told


def test_what_is_assumed_of_a_reading_with_a_category_is_a_note():
    """Slices as pictures, without a place: the version has a category, and what is assumed of the pictures is told."""
    marks = {**random_hips("axial", 1)}
    case = Case((film_of("axial", marks),), Patient(30, "F"))
    readings = read_case_films(case)
    murphy = next(r for r in readings if (r.key, r.side) == ("femoral_version_murphy", "R"))
    assert murphy.categories and murphy.note
    words = words_of(made(case))
    assert "Note: FV Lee" in words and words.count(" ".join(murphy.note.split())) >= 1
    assert f"{' '.join(murphy.note.split())}." in words


def test_a_note_that_is_sentences_already_ends_with_one_period(case, marked):
    suggested = marked.with_marks(marked.marks, {"head": {"R": marked.marks["head"]["R"]}})
    words = words_of(made(case.with_film(suggested)))
    assert "accepted by the reader: right femoral head." in words and ".." not in words


def test_the_departure_of_an_alpha_is_printed_with_it():
    words = words_of(made(Case((film_of("dunn_45", T2),))))
    assert "junction 1.0 mm (4.0 %) inside the head circle" in words  # 24 mm from the center of a circle of 25


def test_limits_that_differ_by_side_are_drawn_and_listed_for_each():
    """A girl of 5 months, table as the sheet has it: 27.5 and 32 on the right, 29.5 and 34 on the left."""
    case = Case((film_of("ap_child", random_hips("ap_child", 1)),), Patient(0.45, "F"))
    record = summary_record(case, read_case_films(case), {}, "", "", "")
    (film,) = record["films"]
    row = next(r for r in film["rows"] if r["name"] == "Acetabular index")
    assert [[m["side"] for m in strip["markers"]] for strip in row["strips"]] == [["R"], ["L"]]
    assert [[t["text"] for t in strip["ticks"]] for strip in row["strips"]] == [["27.5", "32"], ["29.5", "34"]]
    assert {r["title"] for r in record["references"]} >= {
        "Tönnis 1976, girls 5–6 months, right", "Tönnis 1976, girls 5–6 months, left"}
    assert words_of(made(case)).count("UNVERIFIED") == 2


def test_no_age_and_sex_no_patient_line(case):
    assert "Patient" not in words_of(made(replace(case, patient=Patient())))
    assert "Patient 7.5 years Date" in words_of(made(replace(case, patient=Patient(age=7.5))))
    assert "Patient male Date" in words_of(made(replace(case, patient=Patient(sex="M"))))


def test_hostile_names_are_printed_and_not_run(film):
    hostile = marked_for(film, t1_marks(SPACING), film_id=HOSTILE)
    words = words_of(made(Case((hostile,)), {HOSTILE: film}, reader=HOSTILE, version="#1"))
    assert words.count(" ".join(HOSTILE.split())) >= 2
    assert f"Reader {HOSTILE} Date" in words
    assert f"AP pelvis, film {HOSTILE}" in words
    assert "Coxa #1" in words


@pytest.mark.parametrize("name", ["王 小明", "محمد", "x" * 400, "\x00\ud800\u202e", "", "  "])
def test_any_name_makes_a_tagged_summary(case, film, name):
    odd = Case((replace(case.films[0], id=name or "-"),))
    pdf = made(odd, {name or "-": film}, reader=name)
    assert opened(pdf).Root.MarkInfo.Marked is True
    assert all(STATEMENT in page for page in pages_of(pdf))


def test_characters_without_a_glyph_are_owned_up_to(case):
    assert "show as boxes" in words_of(made(case, reader="王"))
    assert "show as boxes" not in words_of(made(case, reader="Wang"))


def test_a_long_film_id_does_not_push_the_table_aside(film):
    long = marked_for(film, t1_marks(SPACING), film_id="x" * 64)
    first = pages_of(made(Case((long,)), {"x" * 64: film}))[0]
    assert "x" * 30 not in first.split("Size is columns")[0].replace("\u200b", "")  # broken, so not over its neighbor
    # On one line, which a column pushed to the width of a word could not hold.
    assert re.search(r"0.320 × 0.286 mm +calibrated +both teardrops", first)
    assert "x" * 64 in words_of(made(Case((long,))))


def test_other_pixels_than_the_marked_ones_are_not_shown(case, film):
    other = gradient(film.rows, film.columns - 1, film.spacing_mm)
    pdf = made(case, {"ap": other})
    shown = opened(pdf)
    assert elements(shown.Root.StructTreeRoot, "Figure") == []
    assert "is not the one that was marked" in words_of(pdf)
    assert "28.0°" in words_of(pdf)


def test_a_picture_that_may_show_a_name_is_left_out_until_someone_has_looked(case, film):
    doubtful = {"ap": replace(film, text_burned_in="possible")}
    for films, looked, count in ((doubtful, False, 0), (doubtful, True, 1), ({"ap": film}, False, 1)):
        pdf = made(case, films, looked=looked)
        assert len(elements(opened(pdf).Root.StructTreeRoot, "Figure")) == count
        assert (UNLOOKED in words_of(pdf)) == (count == 0)
        assert "28.0°" in words_of(pdf) and "The side marker was not found" in words_of(pdf)
    given = {"date": "2025-03-04"}
    readings = read_case_films(case)
    clean, before, after = (summary_pages(case, readings, films, looked=looked, **given)
                            for films, looked in (({"ap": film}, False), (doubtful, False), (doubtful, True)))
    assert before != after == clean


def test_a_case_without_films_is_still_a_summary():
    assert "The case has no films." in words_of(made(Case()))


def test_the_same_input_gives_the_same_bytes(case, film):
    assert made(case, {"ap": film}, reader="R") == made(case, {"ap": film}, reader="R")
    assert made(case, {"ap": film}, reader="R") != made(case, {"ap": film}, reader="S")


def test_the_preview_shows_as_many_pages_as_the_pdf_has(case, film):
    given = {"date": "2025-03-04", "paper": "us-letter"}
    pages = summary_pages(case, read_case_films(case), {"ap": film}, **given)
    assert len(pages) == len(opened(made(case, {"ap": film}, **given)).pages)
    sizes = [Image.open(BytesIO(page)).size for page in pages]
    assert all(size == pytest.approx((8.5 * 110, 11 * 110), abs=1) for size in sizes)  # 110 dots an inch


def test_only_embedded_fonts_are_used(case, film):
    fonts = set()
    pdf = opened(made(case, {"ap": film}))
    for page in pdf.pages:
        fonts |= {str(font.BaseFont) for font in page.Resources.get("/Font", {}).values()}
    assert fonts and all("Libertinus" in name for name in fonts)


def test_one_hip_of_a_lateral_view_gets_one_column():
    dunn = MarkedFilm("d", "dunn_45", 100, 100, side="L")
    page = pages_of(made(Case((dunn,))))[0]
    assert re.search(r"Measure +Left$", page, re.MULTILINE)
    assert not re.search(r"Measure +Right", page)


def test_how_sure_each_reading_is_stands_beside_it_and_is_explained(case):
    told = with_spreads(read_case_films(case), {("ap", "lcea_sourcil", "R"): 2.2, ("ap", "lcea_sourcil", "L"): 6.0})
    pdf = summary_pdf(case, told, {}, date="2025-03-04")
    words = words_of(pdf)
    assert opened(pdf).open_metadata()[PDFUA_PART] == "1"
    # T1, by hand: 28.0 on both hips; 1.96 times 2.2 is 4.3. 25 lies 1.36 and 0.5 deviations below, 8.6 % and 30.9 %.
    assert "28.0° ± 4.3°" in words and "28.0° ± 11.8°" in words
    assert "borderline 9 %" in words and "straddles borderline and normal" in words
    assert "How sure the readings are" in words and "standard deviation of 1 mm" in words
    assert "ICC 0.96 for one reader, 0.84 between two" in words
    assert "How sure the readings are" not in words_of(made(case))


@pytest.mark.parametrize(("left_out", "guess"), [((), "the head"), (("head",), "the film's size")])
def test_a_film_without_scale_is_told_to_have_its_millimeters_guessed(case, left_out, guess):
    ap, dunn = case.films
    marks = {key: sides for key, sides in ap.marks.items() if key not in left_out}
    bare = replace(case, films=(replace(ap, scale="none", marks=marks), dunn))
    told = f"AP pelvis has no scale: for its intervals, millimeters are guessed from {guess}."
    assert told in words_of(made_sure(bare)).replace("’", "'")
    assert "millimeters are guessed" not in words_of(made_sure(case))


def made_sure(case):
    spreads = {(r.film, r.key, r.side): 2.0 for r in read_case_films(case)}
    return summary_pdf(case, with_spreads(read_case_films(case), spreads), {}, date="2025-03-04")


def test_how_well_the_reader_repeats_is_told_where_marks_were_placed_again(case):
    (x, y), = case.films[0].marks["sourcil_medial"]["R"]
    again = {**case.films[0].marks, "sourcil_medial": {"R": ((x + 2, y),)}}
    repeated = replace(case, films=(replace(case.films[0], repeats=(again,)), *case.films[1:]))
    pdf = made(repeated)
    words = words_of(pdf)
    assert opened(pdf).open_metadata()[PDFUA_PART] == "1"
    assert "How well the reader repeats From 1 blind placement." in words
    # 2 pixels apart are 1 to either side: squares of 2 pixels over two degrees of freedom, 1 pixel.
    assert f"Medial sourcil {SPACING[1]:.2f} mm 2 too few" in words
    assert "How well the reader repeats" not in words_of(made(case))
