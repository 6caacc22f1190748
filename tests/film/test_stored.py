"""Stored values out of a dataset: color to gray, and what is packed in a way that is not served."""

from io import BytesIO
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
import pytest
from pydicom import uid
from pydicom.pixels import get_decoder

from planning.film import FilmProblem, limits, read_film
from planning.film.stored import each_stored, gray_of_color, stored_values

BUNDLED = Path(pydicom.__file__).parent / "data" / "test_files"


def decoded_by_pydicom(data):
    dataset = read(data)
    decoder = get_decoder(dataset.file_meta.TransferSyntaxUID)
    plugin = next((name for name in ("pillow", "pydicom") if name in decoder.available_plugins), "")
    return decoder.as_array(dataset, decoding_plugin=plugin)[0]


def read(data):
    return pydicom.dcmread(BytesIO(data))


@pytest.mark.parametrize("syntax", [uid.ImplicitVRLittleEndian, uid.ExplicitVRBigEndian])
def test_values_are_those_of_pydicom(dicom_file, noise, syntax):
    data = dicom_file(noise.astype(np.int16) - 2000, syntax)
    np.testing.assert_array_equal(stored_values(read(data)), read(data).pixel_array)


@pytest.mark.parametrize("syntax", [uid.ExplicitVRLittleEndian, uid.RLELossless])
def test_frames_come_one_after_another(dicom_file, noise, syntax):
    frames = np.stack([noise, noise[::-1], noise // 2])
    dataset = read(dicom_file(frames.reshape(-1, 67), uid.ExplicitVRLittleEndian, Rows=51, NumberOfFrames=3))
    if syntax == uid.RLELossless:
        dataset.compress(syntax, generate_instance_uid=False)
    np.testing.assert_array_equal(list(each_stored(dataset)), frames)


def test_without_a_syntax_it_is_the_one_the_header_was_read_in(dicom_file, noise):
    dataset = read(dicom_file(noise, uid.ExplicitVRLittleEndian))
    del dataset.file_meta.TransferSyntaxUID
    np.testing.assert_array_equal(stored_values(dataset), noise)


def test_color_is_weighed_to_gray(dicom_file):
    # ITU-R BT.601: 0.299 R + 0.587 G + 0.114 B.
    color = np.random.default_rng(5).integers(0, 256, (6, 8, 3)).astype(np.uint8)
    film = read_film(dicom_file(color))
    np.testing.assert_allclose(film.pixels, color @ [0.299, 0.587, 0.114], atol=1.5)
    assert film.window == (0, 255)


def test_a_palette_is_looked_up(dicom_file):
    indexes = np.arange(4, dtype=np.uint8).reshape(2, 2)
    gray = np.array([0, 40, 130, 250], np.uint16) * 257
    tables = {f"{color}PaletteColorLookupTableData": gray.tobytes() for color in ("Red", "Green", "Blue")}
    sizes = {f"{color}PaletteColorLookupTableDescriptor": [4, 0, 16] for color in ("Red", "Green", "Blue")}
    film = read_film(dicom_file(indexes, PhotometricInterpretation="PALETTE COLOR", **tables, **sizes))
    np.testing.assert_allclose(film.pixels, gray[indexes], atol=1)


def test_a_large_color_image_is_weighed_a_part_at_a_time():
    # The weights of the exact formula, at every row of more than one part.
    color = np.random.default_rng(5).integers(0, 65536, (700, 3, 3)).astype(np.uint16)
    pixels, windows = gray_of_color(color, None)
    np.testing.assert_allclose(pixels, color @ [0.299, 0.587, 0.114], rtol=0.01, atol=1.5)
    assert windows == [("Full range", 0, pixels.max())]


OTHERS_COLORS = ["SC_ybr_full_422_uncompressed", "SC_rgb_rle", "SC_rgb_jpeg_dcmtk", "SC_rgb_dcmtk_+eb+cr",
                 "SC_rgb_dcmtk_+eb+cy+s4"]  # fmt: skip


@pytest.mark.parametrize("name", OTHERS_COLORS)
def test_color_however_it_is_stored_is_the_gray_of_what_pydicom_makes_of_it(name):
    data = (BUNDLED / f"{name}.dcm").read_bytes()
    expected = decoded_by_pydicom(data) @ [0.299, 0.587, 0.114]
    np.testing.assert_allclose(read_film(data).pixels, expected, atol=2)  # colors beyond RGB are cut on their way


def test_luminance_and_color_of_many_frames(dicom_file):
    color = np.random.default_rng(5).integers(0, 256, (12, 8, 3)).astype(np.uint8)
    data = dicom_file(color, Rows=6, NumberOfFrames=2, PhotometricInterpretation="YBR_FULL")
    assert [gray_of_color(values, None)[0].tolist() for values in each_stored(read(data))] == color[..., 0].reshape(
        2, 6, 8
    ).tolist()


def test_a_palette_of_segments_is_refused(dicom_file, problem):
    # Opcode 1, as many values as may be, toward white: six bytes that become 65,535 entries.
    segments = {f"Segmented{color}PaletteColorLookupTableData": b"\1\0\xff\xff\xff\xff" * 1000
                for color in ("Red", "Green", "Blue")}  # fmt: skip
    sizes = {f"{color}PaletteColorLookupTableDescriptor": [0, 0, 16] for color in ("Red", "Green", "Blue")}
    data = dicom_file(np.eye(4, dtype=np.uint8), PhotometricInterpretation="PALETTE COLOR", **segments, **sizes)
    assert problem(data) == "The colors of this image are packed in a way Coxa cannot read; export it in gray."


def test_color_of_more_than_sixteen_bits_is_refused():
    with pytest.raises(FilmProblem, match="more than 16 bits"):
        gray_of_color(np.zeros((2, 2, 3), np.uint32), None)


def test_a_video_syntax_is_refused(dicom_file, problem, noise):
    data = dicom_file(noise, "1.2.840.10008.1.2.4.102", b"\0\0")
    expected = "This film is compressed in a way Coxa cannot read; export it uncompressed or as JPEG lossless."
    assert problem(data) == expected


def test_a_refusal_for_what_it_costs_is_told_as_one(dicom_file, problem, noise):
    frame = imagecodecs.jpegls_encode(noise)
    data = dicom_file(noise, uid.JPEGLSLossless, frame, Rows=7000, Columns=7000)
    assert problem(data) == limits.BOMB
