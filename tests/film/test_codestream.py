"""What packed images say of their size, and those that cost too much: written by imagecodecs, Pillow and by hand."""

from io import BytesIO

import imagecodecs
import numpy as np
import pytest
from PIL import Image

from planning.film import FilmProblem, limits
from planning.film.codestream import exif_bytes, refuse_costly, stated_shape, unboxed

COLOR = np.zeros((40, 56, 3), np.uint8)


def jpeg2000(pixels, form="j2k", **options):
    return imagecodecs.jpeg2k_encode(pixels, level=0, codecformat=form, reversible=True, **options)


def lossless(pixels):
    return imagecodecs.jpeg_encode(pixels, lossless=True, predictor=1, bitspersample=12)


def htj2k(pixels):
    return imagecodecs.htj2k_encode(pixels, reversible=True)


def picture(pixels, **options):
    file = BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", **options)
    return file.getvalue()


def costly(source):
    try:
        refuse_costly(source)
    except FilmProblem as told:
        assert str(told) == limits.COSTLY
        return True
    return False


def boxed(pixels):
    return jpeg2000(pixels, "jp2")


@pytest.mark.parametrize("encode", [lossless, imagecodecs.jpegls_encode, jpeg2000, boxed, htj2k])
def test_it_says_its_own_size_and_is_not_costly(noise, encode):
    assert stated_shape(encode(noise)) == (51, 67, 1)
    assert not costly(encode(noise))


def test_it_says_how_many_colors():
    assert stated_shape(imagecodecs.jpeg_encode(COLOR)) == (40, 56, 3)
    assert stated_shape(jpeg2000(COLOR)) == (40, 56, 3)


@pytest.mark.parametrize("rubbish", [b"", b"\xff", b"\xff\xd8", b"\xff\xd8" + b"\xff" * 40, b"\xff\xd8\xff\xe0\0\2"])
def test_no_size_in_rubbish(rubbish):
    assert stated_shape(rubbish) is None


def test_a_jpeg_cannot_hide_its_size_behind_another_marker(noise):
    frame = lossless(noise)
    comment = b"\xff\xfe" + (50).to_bytes(2, "big") + jpeg2000(noise[:8, :8])[:48]
    assert stated_shape(frame[:2] + comment + frame[2:]) == (51, 67, 1)


def test_boxes_are_taken_off(noise):
    assert unboxed(boxed(noise)).startswith(b"\xff\x4f\xff\x51")
    np.testing.assert_array_equal(imagecodecs.jpeg2k_decode(unboxed(boxed(noise))), noise)


def test_passes_are_counted():
    progressive = picture(COLOR, progressive=True)
    assert 5 < progressive.count(b"\xff\xda") < 20 and not costly(progressive)
    assert costly(progressive[:-2] + progressive[progressive.index(b"\xff\xda") : -2] * 20)


def test_tiles_are_counted(noise):
    # By hand: SIZ says 4096 x 4096 in tiles of 32 x 32, 16,384 of them; or of 0 x 0.
    stream = bytearray(jpeg2000(noise))
    stream[8:16] = (4096).to_bytes(4, "big") * 2
    for wide, expected in ((64, False), (32, True), (0, True)):
        stream[24:32] = wide.to_bytes(4, "big") * 2
        assert costly(bytes(stream)) == expected


# Sizes written over those of a small image, at the places ISO 10918-1 B.2.2 and ISO 15444-1 A.5.1 give.
@pytest.mark.parametrize(("side", "expected"), [(4082, False), (4083, True)])
def test_a_large_progressive_color_image_is_costly(side, expected):
    stream = bytearray(picture(COLOR, progressive=True))
    at = stream.index(b"\xff\xc2") + 5
    stream[at : at + 4] = side.to_bytes(2, "big") * 2
    assert stated_shape(bytes(stream)) == (side, side, 3) and costly(bytes(stream)) == expected


@pytest.mark.parametrize(("side", "expected"), [(5477, False), (5478, True)])
def test_a_large_jpeg_2000_is_costly(noise, side, expected):
    stream = bytearray(jpeg2000(noise))
    stream[8:16] = side.to_bytes(4, "big") * 2
    stream[24:32] = side.to_bytes(4, "big") * 2
    assert stated_shape(bytes(stream)) == (side, side, 1) and costly(bytes(stream)) == expected


def test_exif_segments_are_added_up():
    exif = Image.Exif()
    exif[0x010E] = "x" * 3000
    one = picture(COLOR, exif=exif)
    size = exif_bytes(one)
    assert 3000 < size < 3100 and exif_bytes(picture(COLOR)) == 0
    at = one.index(b"\xff\xe1")
    assert exif_bytes(one[:at] + one[at : at + 2 + size] * 3 + one[at + 2 + size :]) == 3 * size
