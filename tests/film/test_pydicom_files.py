"""The table of what pydicom's own files give."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.film.pydicom_files import outcomes

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def told():
    return list(outcomes())


def test_each_gives_a_film_a_stack_or_a_sentence(told):
    assert len(told) > 100
    for _, came, detail in told:
        assert came in ("film", "stack") or (detail.endswith(".") and "\n" not in detail)


@pytest.mark.parametrize(
    ("name", "came"),
    [("CT_small.dcm", "stack"), ("SC_rgb_rle_2frame.dcm", "film"), ("test-SR.dcm", "refused"), ("DICOMDIR", "refused")],
)
def test_what_their_makers_say_they_are(told, name, came):
    assert {outcome for file, outcome, _ in told if file.endswith(f"/{name}")} == {came}


def test_the_table_is_printed_and_nothing_else(told):
    command = [sys.executable, "-W", "always", "-m", "tests.film.pydicom_files"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.stderr == "" and len(ran.stdout.splitlines()) == len(told) + 1
