"""What libraries say while a film is read is dropped, and what others say meanwhile is not."""

import logging
import random
import threading
import warnings
from contextlib import suppress
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from planning.film import FilmProblem, read_film
from planning.film.quiet import LOGGERS, quiet


@pytest.fixture
def shown(monkeypatch):
    """Every warning shown, however often."""
    told = []
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        monkeypatch.setattr(warnings, "showwarning", lambda message, *_: told.append(str(message)))
        yield told


def test_warnings_are_dropped_inside_and_shown_outside(shown):
    warnings.warn("before", stacklevel=1)
    with quiet():
        for kind in (UserWarning, DeprecationWarning, RuntimeWarning):
            warnings.warn("Doe^Jane", kind, stacklevel=1)
        with quiet():
            pass
        warnings.warn("still inside", stacklevel=1)
    warnings.warn("after", stacklevel=1)
    assert shown == ["before", "after"]


def test_another_thread_is_heard_meanwhile(shown):
    inside, heard = threading.Event(), threading.Event()

    def read():
        with quiet():
            inside.set()
            heard.wait(5)
            warnings.warn("Doe^Jane", stacklevel=1)

    reading = threading.Thread(target=read)
    reading.start()
    inside.wait(5)
    warnings.warn("someone else", stacklevel=1)
    heard.set()
    reading.join()
    assert shown == ["someone else"]


def test_log_lines_are_dropped_inside_and_kept_outside(caplog):
    for name in LOGGERS:
        with quiet():
            logging.getLogger(name).error("Doe^Jane")
        logging.getLogger(name).error("fine")
        logging.getLogger("planning").error("ours")
    assert "Doe" not in caplog.text
    assert caplog.text.count("fine") == caplog.text.count("ours") == len(LOGGERS)


def test_it_ends_when_reading_fails(shown):
    with pytest.raises(ValueError), quiet():
        raise ValueError
    warnings.warn("after", stacklevel=1)
    assert shown == ["after"]


ASCII_TAGS = (269, 270, 271, 272, 285, 305, 306, 315, 316, 33432, 65000)  # ImageDescription, Artist and their like


@pytest.mark.parametrize("packing", ("tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"))
def test_what_libtiff_writes_to_standard_error_itself_quotes_no_text_of_the_file(capfd, packing):
    told, made, chance = ImageFileDirectory_v2(), BytesIO(), random.Random(packing)
    for tag in ASCII_TAGS:
        told.tagtype[tag] = 2
        told[tag] = "Doe^Jane"
    pixels = np.random.default_rng(0).integers(0, 255, (64, 64), np.uint8)
    Image.fromarray(pixels).save(made, "TIFF", compression=packing, tiffinfo=told)
    for _ in range(300):
        damaged = bytearray(made.getvalue())
        for _ in range(chance.randrange(1, 5)):
            damaged[chance.randrange(8, len(damaged))] = chance.randrange(256)
        with suppress(FilmProblem):
            read_film(bytes(damaged[: chance.choice((None, None, chance.randrange(8, len(damaged))))]))
    said = capfd.readouterr()
    assert said.err and "Doe" not in said.err + said.out and "Jane" not in said.err + said.out
