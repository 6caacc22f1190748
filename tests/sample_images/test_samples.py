"""Every committed sample: its files open, its true marks read as stated, and each change is as large as it says."""

import json
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
import pytest
from PIL import Image
from pydicom.encaps import generate_frames

from planning.casefile import read_case
from planning.constructions import landmarks_of
from planning.film import read_film
from planning.film.film import digest
from planning.known_marks import check_film
from planning.reading import read_case_films
from planning.views import VIEWS
from tests.conftest import need

FOLDER = Path(__file__).parents[2] / "sample_images"
SAMPLES = {sample["id"]: sample for sample in json.loads((FOLDER / "cases.json").read_text())}
RENDERED = {name: sample for name, sample in SAMPLES.items() if name != "phantom"}
CHANGED = {name: sample for name, sample in SAMPLES.items() if "parent" in sample}
STACKS = [name for name, sample in SAMPLES.items() if sample.get("stack")]
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.dcm"))
TAUGHT = [
    "normal_f", "normal_m", "dysplasia", "borderline", "over_coverage", "retroversion", "coxa_valga", "coxa_vara",
    "tilted", "rotated", "toes_out", "cam", "round_neck", "false_profile", "judet", "version_normal", "version_high",
    "version_low", "phantom",
]  # fmt: skip
each_sample = pytest.mark.parametrize("name", SAMPLES)
each_rendered = pytest.mark.parametrize("name", RENDERED)
each_changed = pytest.mark.parametrize("name", CHANGED)


def records(name: str) -> list[dict]:
    return json.loads((FOLDER / SAMPLES[name]["case"]).read_text())["films"]


@cache
def readings(name: str) -> dict[tuple[str, str, str], float | None]:
    """What the program reads from the true marks of a case: (film, side, measure) -> value; unknown views left out."""
    case = read_case((FOLDER / SAMPLES[name]["case"]).read_bytes())
    known = replace(case, films=tuple(film for film in case.films if film.view in VIEWS))
    return {(r.film, r.side, r.key): r.value for r in read_case_films(known)}


def angle(name: str, film: str, side: str, key: str) -> float:
    """An angle of a case: in the bones as the list states it, on a film as the program reads it."""
    return SAMPLES[name]["in_space"][side][key] if film == "space" else readings(name)[film, side, key]


def test_the_samples_come_in_the_order_they_are_taught():
    assert list(SAMPLES) == TAUGHT


def test_the_folder_is_small():
    files = [path for path in FOLDER.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) < 60_000_000


@each_sample
def test_a_card_has_a_picture_and_one_short_sentence(name):
    sample = SAMPLES[name]
    with Image.open(FOLDER / sample["thumbnail"]) as small:
        assert (small.format, small.size) == ("JPEG", (300, 200))
    assert (FOLDER / sample["thumbnail"]).stat().st_size < 20_000
    # A card has three lines of room; the phantom is the last and has the room below.
    assert len(sample["lesson"]) <= (125 if name != "phantom" else 200)
    assert sample["title"] and sample["tags"] and sample["lesson"].endswith(".")


def test_every_film_belongs_to_a_sample():
    assert sorted(film for sample in SAMPLES.values() for film in sample["films"]) == FILES


@pytest.mark.parametrize("file", FILES)
def test_the_validator_finds_no_error(file):
    told = subprocess.run([need("dciodvfy"), FOLDER / file], capture_output=True, text=True)
    lines = (told.stdout + told.stderr).splitlines()
    assert any("Image" in line for line in lines)  # it names the kind of object, so it did look at the file
    assert [line for line in lines if line.startswith(("Error", "Abort"))] == []


@each_rendered
def test_the_case_names_the_pixels_of_its_films(name):
    for record, file in zip(records(name), SAMPLES[name]["films"], strict=True):
        data = pydicom.dcmread(FOLDER / file)
        pixels = imagecodecs.jpegls_decode(next(generate_frames(data.PixelData, number_of_frames=1)))
        assert (record["rows"], record["columns"]) == pixels.shape
        assert record["sha256"] == digest(pixels)
        assert pixels.dtype == np.uint16 and pixels.max() < 4096
        said = (data.PatientName, data.PatientIdentityRemoved, data.BurnedInAnnotation)
        assert said == ("Sample^Rendered", "YES", "NO")


@each_rendered
def test_films_are_radiographs_of_full_size_that_the_program_understands(name):
    if SAMPLES[name].get("stack"):
        heights = [record["position_mm"][2] for record in records(name)]
        assert len(heights) == 12 and heights == sorted(heights, reverse=True)
        return
    for record, file in zip(records(name), SAMPLES[name]["films"], strict=True):
        film = read_film((FOLDER / file).read_bytes())
        assert max(film.pixels.shape) >= 2500
        assert np.ptp(np.percentile(film.pixels, [2, 98])) > 1500
        assert (film.scale, list(film.spacing_mm), film.sha256) == ("estimated", record["spacing_mm"], record["sha256"])
        assert film.side == record.get("side", "B") and film.warnings == ()
        assert film.view in (record["view"], None)


@pytest.mark.parametrize("name", STACKS)
def test_each_landmark_lies_in_bone_of_its_slice(name):
    """About the heads' and necks' middles there is bone, at an edge of bone there is bone and what is softer."""
    seen = set()
    for record, file in zip(records(name), SAMPLES[name]["films"], strict=True):
        data = pydicom.dcmread(FOLDER / file)
        stored = imagecodecs.jpegls_decode(next(generate_frames(data.PixelData, number_of_frames=1)))
        units = stored.astype(int) + int(data.RescaleIntercept)
        assert units[0].max() < 300
        for key, sides in record["marks"].items():
            for points in sides.values():
                for column, row in [np.mean(points, axis=0)] if key == "head" else points:
                    near = units[int(row) - 2 : int(row) + 3, int(column) - 2 : int(column) + 3]
                    if key.startswith(("rim", "condyles", "posterior")):
                        assert near.max() > 400 and near.min() < 150, key
                    else:
                        assert key == "canal_murphy" or near.mean() > 100, key
                seen.add(key)
    assert seen == set(landmarks_of("axial"))


@each_sample
def test_true_marks_are_such_as_a_reader_places(name):
    case = read_case((FOLDER / SAMPLES[name]["case"]).read_bytes())
    for film in case.films:
        if film.view in VIEWS:
            check_film(film)
            assert film.marks or SAMPLES[name].get("stack")


@each_sample
def test_the_program_reads_the_stated_truth_from_the_true_marks(name):
    stated = {(film, side, key): value for film, sides in SAMPLES[name]["truth"].items()
              for side, angles in sides.items() for key, value in angles.items()}
    read = {place: readings(name).get(place) for place in stated}
    known = {place: value for place, value in stated.items() if place[2] in {key for _, _, key in readings(name)}}
    assert {place: read[place] for place in known} == pytest.approx(known, abs=0.1)


@each_sample
def test_the_truth_says_what_each_view_is_for(name):
    needed = {
        "ap_pelvis": {"lcea_sourcil", "lcea_bone", "tonnis_angle", "sharp_angle", "extrusion_index"},
        "dunn_45": {"alpha_angle", "head_neck_offset_ratio"},
        "dunn_90": {"alpha_angle"},
        "frog_leg": {"alpha_angle"},
        "axial": {f"femoral_version_{method}" for method in ("lee", "reikeras", "tomczak", "murphy")}
        | {"acetabular_version_cranial", "acetabular_version_central", "mckibbin_index"},
    }
    for record in records(name):
        for angles in SAMPLES[name]["truth"].get(record["id"], {}).values():
            assert needed.get(record["view"], set()) <= angles.keys()


@each_changed
def test_a_changed_hip_differs_from_its_parent_by_what_is_stated(name):
    sample = SAMPLES[name]
    assert sample["differs"]
    for stated in sample["differs"]:
        where = (stated["film"], stated["side"], stated["angle"])
        found = angle(name, *where) - angle(sample["parent"], *where)
        assert found == pytest.approx(stated["by"], abs=0.5), where


@pytest.mark.parametrize(("name", "side"), [("dysplasia", "L"), ("borderline", "R")])
def test_the_other_hip_is_as_its_parent(name, side):
    here, there = (SAMPLES[n]["truth"]["ap"][side] for n in (name, SAMPLES[name]["parent"]))
    assert here == pytest.approx(there, abs=0.2)


@pytest.mark.parametrize("name", [name for name, sample in SAMPLES.items() if "plain" in sample])
def test_plain_pictures_have_no_scale_and_say_nothing_else(name):
    film = read_film((FOLDER / SAMPLES[name]["plain"]).read_bytes())
    assert (film.rows, film.columns) == (records(name)[0]["rows"], records(name)[0]["columns"])
    assert film.scale == "none"
    with Image.open(FOLDER / SAMPLES[name]["plain"]) as picture:
        assert not picture.getexif() and not {"comment", "exif", "dpi"} & picture.info.keys()
