"""Words in a case file and in a file's name: refused in a plain sentence, or they go no further."""

from __future__ import annotations

import json

import pytest
from PIL import Image

from planning.__main__ import main
from planning.case import CaseProblem
from planning.casefile import read_case, write_case
from planning.nameless import nameless
from planning.pages.upload import _plain
from tests.hostile import HOSTILE, each_of_them, is_one_line

SLOTS = ("id", "view", "side", "sha256", "scale", "protocol", "series", "frame", "landmark", "mark side", "grade",
         "answer", "measure", "reference", "sex", "calibration")


def case_with(slot: str, words: str) -> dict:
    """A case file with words in one of the places where it may hold any."""
    film = {"id": "ap", "view": "ap_pelvis", "rows": 100, "columns": 100, "marks": {"teardrop": {"R": [[1, 2]]}}}
    case = {"format": "coxa-case", "version": 1, "films": [film]}
    if slot in ("id", "view", "side", "sha256", "scale", "protocol", "series", "frame"):
        film[slot] = words
    place = {
        "landmark": (film, "marks", {words: {"R": [[1, 2]]}}),
        "mark side": (film, "marks", {"head": {words: [[1, 2]]}}),
        "grade": (film, "grades", {words: {"R": "1"}}), "answer": (film, "grades", {"tonnis_grade": {"R": words}}),
        "measure": (case, "references", {words: "x"}), "reference": (case, "references", {"lcea_sourcil": words}),
        "sex": (case, "patient", {"sex": words}), "calibration": (film, "calibration", {"landmark": words, "mm": 25}),
    }.get(slot)
    if place:
        place[0][place[1]] = place[2]
    return case


@each_of_them
@pytest.mark.parametrize("slot", SLOTS)
def test_words_in_a_case_file_are_refused_or_go_no_further(slot, words):
    try:
        case = read_case(json.dumps(case_with(slot, words)))
    except CaseProblem as problem:
        assert is_one_line(str(problem)) and len(str(problem)) < 300
        return
    if slot not in ("view", "landmark", "grade", "answer"):  # refused when it is read, of which the next test is
        written = json.dumps(json.loads(write_case(nameless(case))), ensure_ascii=False)
        assert json.dumps(words, ensure_ascii=False)[1:-1] not in written


@each_of_them
@pytest.mark.parametrize("slot", SLOTS)
def test_the_command_line_answers_in_plain_lines(slot, words, tmp_path, capfd):
    file, out = tmp_path / "case.json", tmp_path / "out.csv"
    file.write_text(json.dumps(case_with(slot, words)))
    for arguments in (["read", file], ["read", file, "--json"], ["summary", file, "--out", out]):
        status = main(list(map(str, arguments)))
        said, complained = capfd.readouterr()
        assert status in (0, 2) and len(complained.splitlines()) == (status == 2)
        assert all(map(is_one_line, [*said.split("\n"), *complained.split("\n")]))


@pytest.mark.parametrize("words", [w.replace("/", "-").replace("\0", "") for w in HOSTILE.values()
                                   if w not in (HOSTILE["long"], HOSTILE["half"])])
def test_a_films_file_name_cannot_speak_to_the_terminal(words, tmp_path, capfd):
    (tmp_path / words).write_bytes(b"no film")
    assert main(["film", str(tmp_path / words)]) == 2
    assert main(["film", str(tmp_path / f"{words} that is not there")]) == 2
    Image.new("L", (60, 50)).save(tmp_path / words, "PNG")
    assert main(["film", str(tmp_path / words)]) == 0
    said, complained = capfd.readouterr()
    assert len(complained.splitlines()) == 2 and len(said.splitlines()) == 2
    assert all(map(is_one_line, [*said.split("\n"), *complained.split("\n")]))


@each_of_them
def test_a_dropped_files_name_is_plain_text_on_the_page(words):
    name = _plain(words)
    assert len(name) <= 60 and all(c.isalnum() or c in " ._-…" for c in name)
