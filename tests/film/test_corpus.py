"""Films of many makers have the pixels a reference decoder gives; bad and hostile files are refused at little cost."""

import json
import re
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from planning.film import read_film
from tests.film.corpus.damaged import DAMAGED
from tests.film.corpus.hostile import HOSTILE
from tests.film.corpus.hostile_pictures import HOSTILE_PICTURES
from tests.film.corpus.hostile_zips import HOSTILE_ZIPS
from tests.film.corpus.other import OTHER
from tests.film.corpus.packed import PACKED
from tests.film.corpus.pictures import PICTURES, tiff
from tests.film.corpus.said import SAID

ROOT = Path(__file__).parents[2]
HERE = {**SAID, **PICTURES}
BAD = {**OTHER, **DAMAGED, **HOSTILE, **HOSTILE_PICTURES, **HOSTILE_ZIPS}
MOST_MEGABYTES, MOST_SECONDS = 300, 5
# What each refusal tells the reader to do.
ADVICE = ("open", "export", "copy", "fetch", "save", "choose", "unpack")


@pytest.mark.parametrize("name", PACKED)
def test_a_film_packed_by_others_has_the_pixels_of_a_reference_decoder(name, tmp_path):
    data, expected, within = PACKED[name](tmp_path)
    np.testing.assert_allclose(read_film(data).pixels, expected, atol=within, rtol=0)


@pytest.mark.parametrize("name", HERE)
def test_a_film_or_picture_shows_what_it_says(name):
    data, expected, within = HERE[name]()
    np.testing.assert_allclose(read_film(data).pixels, expected, atol=within, rtol=0)


def test_there_are_enough_good_ones():
    assert len(PACKED) + len(HERE) >= 60


@pytest.fixture(scope="session")
def costs(tmp_path_factory):
    """What each bad file cost, and what came of it, told by a process of its own that may hold 4 GB at most."""
    folder, names = tmp_path_factory.mktemp("bad"), list(BAD)
    for number, name in enumerate(names):
        (folder / f"{number:03}").write_bytes(BAD[name]())
    most = 4 << 30  # so that a test that fails does not take the machine with it
    ran = subprocess.run(
        [sys.executable, "-W", "always", "-m", "tests.film.corpus.cost", folder], cwd=ROOT, capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
    )  # fmt: skip
    # libtiff says its own fixed words, with nothing of the file, where Python cannot silence them.
    assert re.fullmatch(rb"(\w+Decode: [\w ,.]+\n)*", ran.stderr)
    return {names[int(told["name"])]: told for told in map(json.loads, ran.stdout.splitlines())}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_at_little_cost_with_a_sentence_that_says_what_to_do(costs, name):
    cost = costs[name]
    told = cost["told"]
    assert cost["came"] == "refused", told
    assert told.endswith(".") and "\n" not in told and len(told) < 200
    assert any(told.rpartition("; ")[2].startswith(word) for word in ADVICE), told
    assert cost["grown"] < MOST_MEGABYTES and cost["seconds"] < MOST_SECONDS


def test_there_are_enough_bad_ones():
    assert len(BAD) == sum(map(len, (OTHER, DAMAGED, HOSTILE, HOSTILE_PICTURES, HOSTILE_ZIPS))) >= 80


def test_the_cost_of_a_file_can_be_seen(tmp_path):
    """Were a bomb unpacked, it would be told: a picture that may be opened grows the memory by its own size."""
    pixels = np.random.default_rng(1).integers(0, 65536, (4000, 4000)).astype(np.uint16)
    (tmp_path / "film").write_bytes(tiff(pixels))
    ran = subprocess.run([sys.executable, "-m", "tests.film.corpus.cost", tmp_path], cwd=ROOT, capture_output=True)
    told = json.loads(ran.stdout)
    assert told["came"] == "opened" and told["told"] == "4000 x 4000"
    assert told["grown"] >= pixels.nbytes / 2**20
