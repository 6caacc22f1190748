"""Words in a film's id, its warnings and readings: words they stay in the table, the picture, the summary, the page."""

from __future__ import annotations

import csv
import io
import subprocess
from html.parser import HTMLParser
from xml.etree import ElementTree

from planning.case import Case, Category, Departure, Reading
from planning.pages.readings_table import readings_table
from planning.reading import read_case_films
from planning.reports.annotated import annotated_svg
from planning.reports.printable import printable
from planning.reports.summary_csv import FORMULA, summary_csv
from planning.reports.summary_pdf import summary_pdf
from tests.conftest import need
from tests.hostile import HOSTILE, each_of_them
from tests.reports.t1 import SPACING, gradient, marked_for, t1_marks


def hostile_case(words):
    film = gradient(600, 1259, SPACING, warnings=(words,))
    marked = marked_for(film, t1_marks(SPACING), film_id=words)
    return Case((marked,)), {words: film}


def hostile_reading(words):
    return Reading("lcea_sourcil", "R", words, 28.0, "deg", None, (Category("wiberg", words, words, "seen"),), words,
                   doubt=words, note=words, grade=words, departure_tolerance=Departure(1.0, None))


@each_of_them
def test_no_cell_of_the_table_is_a_formula(words):
    case, _ = hostile_case(words)
    readings = [hostile_reading(words), *read_case_films(case)]
    rows = list(csv.reader(io.StringIO(summary_csv(case, readings).decode(), newline="")))
    assert len(rows) == 1 + len(readings) and len({len(row) for row in rows}) == 1
    texts = [cell for row in rows[1:] for cell in row if not is_number(cell) and cell != "-"]
    assert not [cell for cell in texts if cell.startswith(FORMULA)]


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@each_of_them
def test_the_picture_holds_words_as_words(words):
    case, films = hostile_case(words)
    svg = ElementTree.fromstring(annotated_svg(films[words], case.films[0]))
    tags = {element.tag.split("}")[1] for element in svg.iter()}
    assert tags <= {"svg", "title", "image", "path", "circle", "text"}
    assert not [name for element in svg.iter() for name in element.attrib if name.lower().startswith("on")]
    (image,) = [e for e in svg.iter() if e.tag.endswith("image")]
    assert image.get("href").startswith("data:image/jpeg;base64,")


@each_of_them
def test_the_summary_prints_words_and_runs_none(words):
    case, films = hostile_case(words)
    pdf = summary_pdf(case, read_case_films(case), films, date="2025-03-04", reader=words[:80], version=words[:80])
    told = subprocess.run([need("pdftotext"), "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    flat = "".join(told.decode().replace("\u200b", "").split())
    assert "root:x:" not in flat and b"/JavaScript" not in pdf and b"/URI" not in pdf and b"/Launch" not in pdf
    if words not in (HOSTILE["long"], HOSTILE["bidi"]):
        assert "".join(printable(words[:80]).split()) in flat


class Tags(HTMLParser):
    """The elements and attributes of a piece of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.attributes, self.text = set(), set(), ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.text += data


@each_of_them
def test_the_readings_on_the_page_hold_words_as_words(words):
    case, _ = hostile_case(words)
    plain = Reading("lcea_sourcil", "L", words, None, "deg", words)
    found = Tags(readings_table(case.films[0], [hostile_reading(words), plain], case))
    assert not found.tags & {"script", "img", "a", "iframe", "svg", "style", "input"}
    assert not [name for name in found.attributes if name.startswith("on")]
    assert words[:50].split("\0")[0].splitlines()[0] in found.text
