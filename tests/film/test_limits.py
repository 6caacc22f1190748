"""What is refused for its size, at the limit and just beyond it."""

import pytest

from planning.film import FilmProblem, limits

MB = 1024 * 1024


def refused(check, *numbers):
    try:
        check(*numbers)
    except FilmProblem as problem:
        return str(problem)
    return None


@pytest.mark.parametrize(
    ("rows", "columns", "words"),
    [
        (1, 1, None),
        (13_000, 3_600, None),  # a whole leg of 130 x 36 cm at 0.1 mm
        (10_000, 5_000, None),
        (10_000, 5_001, "more than 50 million pixels"),
        (65_535, 65_535, "more than 50 million pixels"),
        (0, 5, "no rows or no columns"),
        (5, -1, "no rows or no columns"),
    ],
)
def test_the_size_of_an_image(rows, columns, words):
    told = refused(limits.refuse_size, rows, columns)
    assert (told is None) if words is None else words in told


@pytest.mark.parametrize(
    ("rows", "columns", "samples", "packed", "fine"),
    [
        (3000, 2500, 1, 300, True),  # a blank film of usual size packs to nothing, and is no bomb
        (4000, 4000, 1, 10, True),
        (4000, 4001, 1, 10, False),
        (7000, 7000, 1, 122_500, True),
        (7000, 7000, 1, 122_499, False),
        (4000, 4000, 3, 119_999, False),
    ],
)
def test_what_a_packed_image_may_become(rows, columns, samples, packed, fine):
    told = refused(limits.refuse_blown_up, rows, columns, samples, packed)
    assert told == (None if fine else limits.BOMB)


def test_what_may_come_out_of_an_archive():
    assert limits.allowed(10) == 128 * MB
    assert limits.allowed(5 * MB) == 500 * MB


@pytest.mark.parametrize("name", ["TOO_LARGE", "TOO_LARGE_FILE", "EMPTY", "BOMB", "COSTLY"])
def test_each_refusal_is_one_sentence_that_says_what_to_do(name):
    told = getattr(limits, name)
    assert told.endswith(".") and told.count(".") == 1 and "; export" in told and len(told) < 120


def test_the_sentences_name_the_limits():
    assert limits.MOST_PIXELS == 50e6 and "50 million" in limits.TOO_LARGE
    assert limits.MOST_BYTES == 600 * MB and "600 MB" in limits.TOO_LARGE_FILE
