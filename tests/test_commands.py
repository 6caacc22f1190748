"""The command line, run as people run it: exit 0 and what is printed, or exit 2 and one sentence."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from planning.film.film import digest
from planning.grades import GRADES
from planning.measures import CATALOGUE
from planning.wording import STATEMENT
from tests.pages.test_images_of_a_file import IMAGES, capture
from tests.reports.pdf_images import images_in
from tests.reports.test_summary_pdf import words_of

ROOT = Path(__file__).parents[1]
SQUARE = (("teardrop", "R", 40, 60), ("teardrop", "L", 80, 60), ("sourcil_medial", "R", 30, 20))


def run(*arguments, **environment):
    command = [sys.executable, "-m", "planning", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def printed(*arguments):
    """The output of a command that worked and had nothing to complain of."""
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def refused(*arguments):
    """The one line with which a command was refused; nothing on standard output."""
    done = run(*arguments)
    assert done.returncode == 2 and done.stdout == "", done
    (line,) = done.stderr.splitlines()
    assert line.startswith("planning: ") and line.endswith("."), line
    return line


@pytest.fixture
def case():
    """A case of one film of 120 x 100 pixels: the roof runs 10 to the side and 10 up, so the Tönnis angle is 45."""
    marks = {}
    for key, side, column, row in (*SQUARE, ("sourcil_lateral", "R", 20, 10)):
        marks.setdefault(key, {})[side] = [[column, row]]
    film = {"id": "ap", "view": "ap_pelvis", "rows": 100, "columns": 120, "sha256": "", "marks": marks}
    return {"format": "coxa-case", "version": 1, "films": [film]}


def test_a_film_that_hangs_mirrored_is_read_with_its_right_hip_at_the_right(case, tmp_path):
    marks = case["films"][0]["marks"]
    turned = {key: {side: [[120 - x, y] for x, y in points] for side, points in sides.items()}
              for key, sides in marks.items()}
    said = []
    for name, film in (("usual", {"marks": marks}), ("mirrored", {"marks": turned, "hangs": "mirrored"}),
                       ("wrong", {"marks": marks, "hangs": "mirrored"})):
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps({**case, "films": [{**case["films"][0], **film}]}))
        said.append(re.sub(r"± [\d.]+", "", printed("read", file)))  # the shaken marks are not each other's mirror
    assert said[0] == said[1] and "other way round" not in said[0] and "other way round" in said[2]


@pytest.fixture
def saved(tmp_path):
    """Write something to a file: a record as JSON, text or bytes as they are."""

    def save(body, name="case.json"):
        file = tmp_path / name
        text = body if isinstance(body, str | bytes) else json.dumps(body)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    return save


@pytest.fixture
def picture(tmp_path):
    """A PNG of 100 rows and 120 columns."""
    pixels = np.random.default_rng(3).integers(0, 255, (100, 120), dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "film.png")
    return tmp_path / "film.png"


class TestMeasures:
    def test_json_has_every_measure_with_its_limits(self):
        told = json.loads(printed("measures", "--json"))["measures"]
        assert [m["key"] for m in told] == list(CATALOGUE)
        lcea = told[0]
        assert lcea["key"] == "lcea_sourcil" and lcea["views"] == ["ap_pelvis", "ap_child"] and lcea["unit"] == "deg"
        assert lcea["landmarks"] == ["head", "sourcil_lateral"]
        wiberg = lcea["references"][0]
        assert [c["value"] for c in wiberg["cuts"]] == [20, 25, 40] and wiberg["evidence"] == "seen"
        assert wiberg["sources"] == ["Ashwell et al., J Hip Preserv Surg 2016, doi 10.1093/jhps/hnw034"]

    def test_the_table_has_every_measure(self):
        table = printed("measures")
        assert all(f"{key}  {m.name}" in table for key, m in CATALOGUE.items())
        assert "unverified" in table


class TestRead:
    def test_json_has_a_record_for_each_measure_and_side(self, case, saved):
        told = json.loads(printed("read", saved(case), "--json"))["readings"]
        assert all({"key", "side", "film", "value", "unit", "problem"} <= set(r) for r in told)
        read = {(r["key"], r["side"]): r for r in told}
        assert read["tonnis_angle", "R"]["value"] == pytest.approx(45)
        assert read["tonnis_angle", "R"]["problem"] is None and read["tonnis_angle", "R"]["film"] == "ap"
        assert read["lcea_sourcil", "R"]["value"] is None
        assert read["lcea_sourcil", "R"]["problem"] == "right femoral head is not marked"
        assert {side for _, side in read} == {"R", "L", "-"}
        assert read["foramen_ratio", "-"]["problem"] == "right medial edge of the obturator foramen is not marked"
        assert ("foramen_ratio", "R") not in read

    def test_json_tells_what_was_graded(self, case, saved):
        case["films"][0]["grades"] = {"tonnis_grade": {"R": "1"}}
        told = json.loads(printed("read", saved(case), "--json"))["readings"]
        read = {(r["key"], r["side"]): (r["grade"], r["value"], r["problem"]) for r in told}
        assert read["tonnis_grade", "R"] == ("grade 1", None, None)
        assert read["tonnis_grade", "L"] == (None, None, "not graded")
        assert read["tonnis_angle", "R"][0] is None
        (line,) = [line for line in printed("read", saved(case)).splitlines() if "grade 1" in line]
        assert line.split() == ["ap", "Tönnis", "grade", "of", "osteoarthritis", "Right", "grade", "1"]
        case["films"][0]["grades"] = {"tonnis_grade": {"R": "4"}}
        assert "cannot be graded “4”; use one of 0, 1, 2, 3" in refused("read", saved(case))

    def test_the_table_has_a_line_for_each(self, case, saved):
        lines = printed("read", saved(case)).splitlines()
        (tonnis,) = [line for line in lines if " Tönnis  " in line and "Right" in line]
        assert "45.0°" in tonnis and "increased" in tonnis
        (lcea,) = [line for line in lines if " LCEA  " in line and "Left" in line]
        assert "–" in lcea and "left femoral head is not marked" in lcea

    def test_a_reading_is_told_with_its_spread_interval_and_probabilities(self, case, saved):
        told = json.loads(printed("read", saved(case), "--json"))["readings"]
        (tonnis,) = [r for r in told if (r["key"], r["side"]) == ("tonnis_angle", "R")]
        low, high = tonnis["interval"]
        assert (high - low) / 2 == pytest.approx(1.96 * tonnis["spread"], rel=1e-4)
        assert sum(c["share"] for c in tonnis["chances"]) == pytest.approx(1)
        lines = printed("read", saved(case)).splitlines()
        (line,) = [line for line in lines if " Tönnis  " in line and "Right" in line]
        assert f"± {(high - low) / 2:.1f}°" in line
        calm = json.loads(printed("read", saved({**case, "placement_mm": 0}), "--json"))["readings"]
        assert all(r["spread"] is None or r["spread"] < 1e-9 for r in calm)

    def test_a_case_without_films_reads_nothing(self, case, saved):
        assert json.loads(printed("read", saved({**case, "films": []}), "--json")) == {
            "readings": [], "quality": {}, "findings": [], "suggested": {}}

    def test_what_is_no_case_is_refused_in_one_line(self, case, saved, tmp_path):
        assert "missing.json" in refused("read", tmp_path / "missing.json")
        assert str(tmp_path.name) in refused("read", tmp_path)
        assert "not JSON" in refused("read", saved("LCEA 28 degrees\non the right\n", "notes.txt"))
        assert "not JSON" in refused("read", saved(b"", "empty.json"))
        assert "newer" in refused("read", saved({**case, "version": 2}))

    def test_marks_outside_the_film_are_refused(self, case, saved):
        case["films"][0]["marks"]["teardrop"]["L"] = [[120.5, 60]]
        assert "outside the film" in refused("read", saved(case), "--json")

    @pytest.mark.parametrize("name", ("ap\nall is well", "ap\x1b[2J", "\ud800"), ids=("lines", "escape", "half"))
    @pytest.mark.parametrize("view", ("ap_pelvis", "unknown"))
    def test_a_hostile_film_id_breaks_neither_output_nor_error(self, case, saved, name, view):
        case["films"][0].update(id=name, view=view)
        done = run("read", saved(case))
        if done.returncode == 0:
            shown = [m for m in CATALOGUE.values() if view in m.views]
            lines = sum(2 if m.sided else 1 for m in shown) + sum(2 for g in GRADES.values() if view in g.views)
            assert len(done.stdout.splitlines()) == lines
            assert "\x1b" not in done.stdout
        else:
            assert done.returncode == 2 and len(done.stderr.splitlines()) == 1 and "\x1b" not in done.stderr


class TestFilm:
    def test_a_picture_has_its_size_and_no_scale(self, picture):
        (told,) = json.loads(printed("film", picture, "--json"))["films"]
        assert (told["file"], told["rows"], told["columns"], told["scale"]) == ("film.png", 100, 120, "none")
        assert {"view", "side", "spacing_mm", "scale_source", "warnings", "sha256"} <= set(told)

    def test_several_films_in_a_table(self, picture):
        table = printed("film", picture, ROOT / "sample_images" / "phantom_dunn.dcm")
        assert "    scale: none (a picture file carries no scale)\n" in table  # a pixel of 1 mm is no size of it
        assert "film.png: 100 x 120 pixels" in table and "phantom_dunn.dcm: " in table and "view dunn_45" in table

    def test_what_is_no_film_is_refused_in_one_line(self, picture, saved, tmp_path):
        assert "missing.dcm" in refused("film", tmp_path / "missing.dcm")
        assert "notes.txt" in refused("film", saved("LCEA 28 degrees\non the right\n", "notes.txt"))
        assert "empty" in refused("film", saved(b"", "empty.dcm"))
        assert "cut.png" in refused("film", saved(picture.read_bytes()[:400], "cut.png"))
        assert "notes.txt" in refused("film", picture, tmp_path / "notes.txt", "--json")


class TestSummary:
    @pytest.fixture
    def with_film(self, case, picture):
        """The case of the picture, which it knows by the hash that the command line tells."""
        told = json.loads(printed("film", picture, "--json"))["films"][0]
        case["films"][0]["sha256"] = told["sha256"]
        return case, picture

    def test_pdf(self, with_film, saved, tmp_path):
        case, file = with_film
        out = tmp_path / "summary.pdf"
        assert printed("summary", saved(case), file, "--out", out) == ""
        assert out.read_bytes().startswith(b"%PDF-")

    def test_a_picture_is_shown_when_someone_has_looked(self, with_film, saved, tmp_path):
        case, file = with_film
        films = saved(case), file
        printed("summary", *films, "--out", tmp_path / "without.pdf")
        printed("summary", *films, "--out", tmp_path / "with.pdf", "--include-pictures")
        assert [images_in((tmp_path / name).read_bytes()) for name in ("without.pdf", "with.pdf")] == [0, 1]

    def test_pdf_without_films_on_letter_paper(self, case, saved, tmp_path):
        out = tmp_path / "summary.PDF"
        printed("summary", saved(case), "--out", out, "--paper", "us-letter", "--reader", "Dr. A")
        assert out.read_bytes().startswith(b"%PDF-")

    def test_csv_has_a_row_for_each_reading(self, case, saved, tmp_path):
        file = saved(case)
        out = tmp_path / "summary.csv"
        printed("summary", file, "--out", out)
        with out.open(newline="", encoding="utf-8") as text:
            rows = list(csv.DictReader(text))
        readings = json.loads(printed("read", file, "--json"))["readings"]
        assert [(r["film"], r["key"], r["side"]) for r in rows] == [(r["film"], r["key"], r["side"]) for r in readings]
        assert [r["value"] for r in rows] == ["" if r["value"] is None else repr(r["value"]) for r in readings]

    def test_json_is_what_read_prints(self, case, saved, tmp_path):
        file = saved(case)
        out = tmp_path / "summary.json"
        printed("summary", file, "--out", out)
        told = json.loads(out.read_bytes())
        assert told.pop("statement") == STATEMENT and told.pop("plans") == []
        assert told == json.loads(printed("read", file, "--json"))

    def test_bad_input_is_refused_in_one_line_and_nothing_is_written(self, case, picture, saved, tmp_path):
        out, good = tmp_path / "summary.pdf", saved(case)
        assert "missing.json" in refused("summary", tmp_path / "missing.json", "--out", out)
        assert "not JSON" in refused("summary", saved("text", "notes.txt"), "--out", out)
        assert "none of the films" in refused("summary", good, picture, "--out", out)
        assert "missing.png" in refused("summary", good, tmp_path / "missing.png", "--out", out)
        assert "notes.txt" in refused("summary", good, tmp_path / "notes.txt", "--out", out)
        assert not out.exists()
        assert ".docx" in refused("summary", good, "--out", tmp_path / "summary.docx")
        assert not (tmp_path / "summary.docx").exists()
        assert "nowhere" in refused("summary", good, "--out", tmp_path / "nowhere" / "summary.csv")


class TestOneOfSeveralImages:
    """A file of three images, of which the second is 20 brighter and so on."""

    @pytest.fixture
    def capture(self, tmp_path):
        file = tmp_path / "capture.dcm"
        file.write_bytes(capture())
        return file

    def test_film_tells_of_the_one_that_is_asked_for(self, capture):
        for said, frame in (((), 1), (("--frame", 3), 3)):
            (told,) = json.loads(printed("film", capture, "--json", *said))["films"]
            assert (told["frame"], told["frames"], told["sha256"]) == (frame, 3, digest(IMAGES[frame - 1]))
        assert "This file holds 3 images; this is number 3." in printed("film", capture, "--frame", 3)

    @pytest.mark.parametrize("frame", (0, -1, 4))
    def test_one_that_is_not_there_is_refused(self, capture, picture, frame):
        assert "capture.dcm: This file holds 3 images;" in refused("film", capture, "--frame", frame)
        assert "This file holds 1 image;" in refused("film", picture, "--frame", frame)

    def test_the_summary_shows_and_tells_the_image_that_was_marked(self, capture, case, saved, tmp_path):
        case["films"][0] |= {"rows": 40, "columns": 50, "image": 3, "sha256": digest(IMAGES[2]), "marks": {}}
        out, file = tmp_path / "summary.pdf", saved(case)
        printed("summary", file, capture, "--out", out, "--include-pictures")
        assert "this is number 3" in words_of(out.read_bytes())
        printed("summary", file, "--out", out)
        assert "It is image 3 of its file." in words_of(out.read_bytes())


class TestPlan:
    """The right hip of the sample with a roof turned back by 16 degrees."""

    FILE = ROOT / "sample_images" / "dysplasia.case.json"

    def after(self, told, key="lcea_sourcil"):
        (value,) = [r["value"] for r in told["after"] if r["key"] == key]
        return value

    def test_json_of_a_plan_told_by_options(self):
        (told,) = json.loads(printed("plan", self.FILE, "--rotation", "16", "--json"))["plans"]
        assert told["steps"] == [{"kind": "socket", "film": "ap", "side": "R", "rotation_deg": 16.0}]
        before = {r["key"]: r["value"] for r in told["before"]}
        assert before["lcea_sourcil"] == pytest.approx(15.486, abs=0.01)
        assert self.after(told) == pytest.approx(31.486, abs=0.01)
        assert {"lengths", "taken", "wedges", "models", "limits", "cautions", "chances"} <= set(told)
        assert all(limit["source"] and limit["evidence"] for limit in told["limits"])
        assert told["chances"]["execution_deg"] == 4 and told["chances"]["execution"] == "assumed"
        assert [c["window"]["key"] for c in told["chances"]["each"]] == [
            "lcea_sourcil", "tonnis_angle", "extrusion_index"]

    def test_the_table_tells_the_same(self):
        """Half the interval by marks is 4.2°, its deviation 2.15; with 4° of execution 1.96 times 4.54 (by hand)."""
        table = printed("plan", self.FILE, "--rotation", "16")
        (line,) = [line for line in table.splitlines() if " lcea_sourcil " in line and "→" in line]
        assert line.split() == ["ap", "Right", "lcea_sourcil", "15.5°", "±", "4.2°", "→", "31.5°", "±", "8.9°"]
        assert "assumed" in table and "unverified" in table and "surgical judgment" in table

    def test_the_summary_gives_the_same_numbers(self, saved, tmp_path):
        case = json.loads(self.FILE.read_bytes())
        case["plans"] = [{"name": "Plan 1", "chosen": True, "note": "Zq99Jane", "steps": [
            {"kind": "socket", "film": "ap", "side": "R", "rotation_deg": 16}]}, {"name": "Zq98Jane", "steps": []}]
        file, table, record = saved(case), tmp_path / "s.csv", tmp_path / "s.json"
        told = json.loads(printed("plan", file, "--json"))
        printed("summary", file, "--out", record)
        summed = json.loads(record.read_bytes())
        assert told["statement"] == summed["statement"] == STATEMENT
        assert summed["plans"][0] == {key: value for key, value in told["plans"][0].items() if key != "note"}
        assert [one["name"] for one in summed["plans"]] == ["Plan 1", "Plan 2"]
        printed("summary", file, "--out", table)
        with table.open(newline="", encoding="utf-8") as text:
            (row,) = [r for r in csv.DictReader(text) if (r["plan"], r["key"]) == ("Plan 1", "lcea_sourcil")]
        assert float(row["after"]) == self.after(told["plans"][0]) and row["value"] == "" and row["chosen"] == "yes"
        assert float(row["all_targets_chance"]) == told["plans"][0]["chances"]["together"]
        assert b"Zq9" not in table.read_bytes() + record.read_bytes()

    def test_the_plans_of_the_file_are_done_all_or_by_name(self, saved):
        case = json.loads(self.FILE.read_bytes())
        case["plans"] = [{"name": f"Plan {k}", "steps": [{"kind": "socket", "film": "ap", "side": "R",
                                                          "rotation_deg": by}]} for k, by in ((1, 10), (2, 16))]
        file = saved(case)
        both = json.loads(printed("plan", file, "--json"))["plans"]
        assert [told["name"] for told in both] == ["Plan 1", "Plan 2"]
        assert self.after(both[0]) == pytest.approx(25.486, abs=0.01)
        assert json.loads(printed("plan", file, "--name", "Plan 2", "--json"))["plans"] == both[1:]
        (options,) = json.loads(printed("plan", file, "--rotation", "16", "--json"))["plans"]
        assert options["after"] == both[1]["after"] and options["limits"] == both[1]["limits"]
        assert "no plan of that name" in refused("plan", file, "--name", "Plan 3")

    def test_a_plan_is_held_against_what_it_names_unless_told_otherwise(self, saved):
        case = json.loads(self.FILE.read_bytes())
        case["plans"] = [{"name": "Plan 1", "preset": "hip_planner_2024", "windows": {"lcea_sourcil": [25, 29]},
                          "steps": [{"kind": "socket", "film": "ap", "side": "R", "rotation_deg": 10}]}]
        file = saved(case)

        def ends(*more):
            (told,) = json.loads(printed("plan", file, "--json", *more))["plans"]
            return [(c["window"]["key"], c["window"]["low"], c["window"]["high"]) for c in told["chances"]["each"]]

        assert ends() == [("lcea_sourcil", 25, 29), ("tonnis_angle", None, 10)]
        (told,) = json.loads(printed("plan", file, "--json"))["plans"]
        assert told["chances"]["execution_deg"] == 4
        case["plans"][0]["execution_deg"] = 7
        (told,) = json.loads(printed("plan", saved(case), "--json"))["plans"]
        assert told["chances"]["execution_deg"] == 7
        (told,) = json.loads(printed("plan", saved(case), "--json", "--execution", "2"))["plans"]
        assert told["chances"]["execution_deg"] == 2
        assert ends("--windows", "hartig_andreasen_2012") == [("lcea_sourcil", 30, 40)]

    def test_the_smallest_that_meets_the_windows(self):
        def solved(windows):
            (told,) = json.loads(printed("plan", self.FILE, "--solve", "--windows", windows, "--json"))["plans"]
            return told
        told = solved("hartig_andreasen_2012")
        assert told["solved"]["socket"]["low"] == pytest.approx(30 - 15.48579, abs=0.01)
        assert self.after(told) == pytest.approx(30, abs=1e-6)
        assert solved("josr_2021")["solved"]["socket"]["low"] == pytest.approx(21.56513, abs=0.01)
        told = solved("tannast_2015")
        assert told["steps"] == [] and told["solved"]["socket"]["problem"].startswith("No rotation brings")
        assert "note: No rotation brings" in printed("plan", self.FILE, "--solve", "--windows", "tannast_2015")

    def test_every_option_comes_to_its_step(self):
        (told,) = json.loads(printed(
            "plan", self.FILE, "--film", "ap", "--side", "R", "--rotation", "16", "--pivot", "600", "1100",
            "--shift", "2", "1", "--anterior", "3", "--axial", "-2", "--head", "follows",
            "--varus", "-5", "--hinge", "500", "1300", "--wedge", "neck", "--version", "17",
            "--turned-in", "14", "--derotation", "4", "--shortening", "3",
            "--shaft-medial", "1", "--width", "35", "--alpha", "41", "--rim", "1", "--json"))["plans"]
        kinds = [step.pop("kind") for step in told["steps"]]
        assert kinds == ["socket", "femur", "cam", "rim"]
        ap = {"film": "ap", "side": "R"}
        assert told["steps"] == [
            ap | {"rotation_deg": 16, "pivot": [600, 1100], "shift_mm": [2, 1], "anterior_deg": 3, "axial_deg": -2},
            ap | {"varus_deg": -5, "hinge": [500, 1300], "wedge": "neck", "version_deg": 17, "turned_in_deg": 14,
                  "derotation_deg": 4, "shortening_mm": 3, "shaft_medial_mm": 1, "width_mm": 35},
            ap | {"alpha_deg": 41},
            ap | {"depth_mm": 1},
        ]
        assert self.after(told, "alpha_ap") == pytest.approx(41) and len(told["wedges"]) == 1
        assert [one["kind"] for one in told["taken"]] == ["cam", "rim"]

    def test_what_cannot_be_done_is_refused_in_one_line(self, case, saved):
        assert "keeps no plan" in refused("plan", self.FILE)
        assert "not in the case" in refused("plan", self.FILE, "--film", "other", "--rotation", "5")
        assert "rotation_deg" in refused("plan", self.FILE, "--rotation", "nan")
        assert "rotation_deg" in refused("plan", self.FILE, "--rotation", "1e9")
        assert "execution" in refused("plan", self.FILE, "--rotation", "5", "--execution", "nan")
        assert "not marked" in refused("plan", saved(case), "--rotation", "5")
        assert "no AP film" in refused("plan", saved({**case, "films": []}), "--rotation", "5")
        assert "not JSON" in refused("plan", saved("text", "notes.txt"), "--rotation", "5")


class TestUsage:
    @pytest.mark.parametrize("arguments", ((), ("measure",), ("read",), ("film",), ("summary", "case.json")))
    def test_a_wrong_command_exits_2_and_shows_how(self, arguments):
        done = run(*arguments)
        assert done.returncode == 2 and done.stdout == "" and "usage: python -m planning" in done.stderr

    def test_help(self):
        assert all(word in printed("--help") for word in ("measures", "film", "read", "plan", "summary"))

    def test_a_terminal_that_knows_no_umlauts_is_no_reason_to_fail(self):
        done = run("measures", PYTHONIOENCODING="ascii")
        assert done.returncode == 0


def test_output_that_is_cut_off_by_its_reader_is_no_mistake():
    command = [sys.executable, "-m", "planning", "measures", "--json"]  # far more than a pipe holds
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as told:
        told.stdout.read(10)
        told.stdout.close()
        assert told.stderr.read() == b"" and told.wait(60) == 0
