"""Films of many makers have the pixels a reference decoder gives; bad and hostile files are refused at little cost."""

import numpy as np
import pytest

from planning.film import read_film
from tests.film.corpus.packed import PACKED
from tests.film.corpus.pictures import PICTURES
from tests.film.corpus.said import SAID

HERE = {**SAID, **PICTURES}


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
