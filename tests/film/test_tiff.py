"""TIFF directories: those of tifffile and Pillow pass, and those written by hand by TIFF 6.0 that cost are refused."""

import struct
from contextlib import suppress
from io import BytesIO

import numpy as np
import pytest
import tifffile
from PIL import Image

from planning.film import FilmProblem, limits
from planning.film.tiff import refuse_costly_tiff

SHORT, LONG = 3, 4


def tiff(pixels, **options):
    file = BytesIO()
    tifffile.imwrite(file, pixels, **options)
    return file.getvalue()


def directory(*entries, order="<"):
    """A TIFF of one directory, each entry (tag, type, count, value)."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, len(entries))
    body = b""
    for tag, kind, count, value in entries:
        shown = struct.pack(f"{order}HH", value, 0) if kind == SHORT else struct.pack(f"{order}I", value)
        body += struct.pack(f"{order}HHI", tag, kind, count) + shown
    return head + body + bytes(4)


def costly(data):
    """Whether it is refused."""
    try:
        refuse_costly_tiff(data)
    except FilmProblem as told:
        assert str(told) == limits.COSTLY
        return True
    return False


@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("bigtiff", [False, True])
@pytest.mark.parametrize("compression", [None, "zlib", "packbits"])
def test_those_of_tifffile_pass(noise, byteorder, bigtiff, compression):
    options = {"byteorder": byteorder, "bigtiff": bigtiff, "compression": compression, "rowsperstrip": 1}
    data = tiff(noise, photometric="minisblack", **options)
    assert not costly(data)


def test_those_of_pillow_pass(noise):
    for mode in ("1", "L", "RGB", "I;16"):
        file = BytesIO()
        image = Image.fromarray(noise) if mode == "I;16" else Image.new(mode, (30, 20))
        image.save(file, "TIFF", compression="tiff_deflate")
        assert not costly(file.getvalue())


@pytest.mark.parametrize("order", ["<", ">"])
def test_values_are_counted_but_for_bytes_and_text(order):
    assert not costly(directory((273, LONG, 200_000, 0), order=order))
    assert costly(directory((273, LONG, 200_001, 0), order=order))
    assert costly(directory((256, SHORT, 1, 5), (65000, 12, 10**9, 0), order=order))
    assert not any(costly(directory((700, kind, 10**9, 0), order=order)) for kind in (1, 2, 7))


@pytest.mark.parametrize(
    ("wide", "high", "bits", "samples", "packing", "expected"),
    [
        (7000, 7000, 16, 1, 5, False),  # 98 million bytes
        (7000, 7000, 16, 1, 1, False),
        (7000, 7500, 16, 1, 5, True),
        (7000, 7500, 16, 1, 1, False),  # not packed, the file is as large itself
        (5900, 5900, 8, 3, 8, False),
        (5920, 5920, 8, 3, 8, True),
    ],
)
def test_packed_pixels_are_weighed(wide, high, bits, samples, packing, expected):
    told = ((256, LONG, 1, wide), (257, LONG, 1, high), (258, SHORT, 1, bits), (259, SHORT, 1, packing))
    assert costly(directory(*told, (277, SHORT, 1, samples))) == expected


def test_the_first_of_three_bit_depths_kept_elsewhere_is_looked_up():
    rest = ((259, SHORT, 1, 5), (277, SHORT, 1, 3))
    for bits, expected in ((8, False), (16, True)):
        data = directory((256, LONG, 1, 5000), (257, LONG, 1, 5000), (258, LONG, 3, 0), *rest)
        end = struct.pack("<I", len(data))
        data = data.replace(struct.pack("<HHII", 258, LONG, 3, 0), struct.pack("<HHI", 258, SHORT, 3) + end)
        assert costly(data + struct.pack("<HHH", bits, bits, bits)) == expected


def test_sizes_too_large_for_numpy_are_weighed_too():
    told = ((256, LONG, 1, 2**32 - 1), (257, LONG, 1, 2**32 - 1), (258, SHORT, 1, 16), (259, SHORT, 1, 5))
    assert costly(directory(*told))


@pytest.mark.parametrize("data", [b"II*\0", b"II*\0\xff\xff\xff\x7f", b"II*\0\x08\0\0\0\xff\xff", b"MM\0+" + bytes(20)])
def test_a_directory_that_is_not_there_is_an_error_or_empty(data):
    with suppress(struct.error):
        refuse_costly_tiff(data)


def test_a_film_of_usual_size_packed_by_tifffile_passes():
    assert not costly(tiff(np.zeros((3000, 2500), np.uint16), compression="zlib", photometric="minisblack"))
