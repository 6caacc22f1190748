"""Every compressed transfer syntax decodes to the pixels encoded, or to those of another program."""

from io import BytesIO
from pathlib import Path

import imagecodecs
import numpy as np
import pydicom
import pytest
from PIL import Image
from pydicom import uid
from pydicom.pixels import get_decoder

from planning.film import codecs, read_film

BUNDLED = Path(pydicom.__file__).parent / "data" / "test_files"


def lossless_jpeg(predictor):
    def encode(pixels):
        bits = 16 if pixels.max() > 4095 else 12
        return imagecodecs.jpeg_encode(pixels, lossless=True, predictor=predictor, bitspersample=bits)

    return encode


def jpeg2000(pixels):
    return imagecodecs.jpeg2k_encode(pixels, level=0, codecformat="j2k", reversible=True)


def jp2_boxed(pixels):
    return imagecodecs.jpeg2k_encode(pixels, level=0, codecformat="jp2", reversible=True)


def htj2k(pixels):
    return imagecodecs.htj2k_encode(pixels, reversible=True)


LOSSLESS = [
    (uid.JPEGLossless, lossless_jpeg(4)),
    (uid.JPEGLosslessSV1, lossless_jpeg(1)),
    (uid.JPEGLSLossless, imagecodecs.jpegls_encode),
    (uid.JPEG2000Lossless, jpeg2000),
    (uid.JPEG2000Lossless, jp2_boxed),
    (uid.JPEG2000, jpeg2000),
    (uid.HTJ2KLossless, htj2k),
    (uid.HTJ2KLosslessRPCL, htj2k),
    (uid.HTJ2K, htj2k),
]
NAMES = [f"{syntax.name}-{encode.__name__}" for syntax, encode in LOSSLESS]


@pytest.mark.parametrize(("syntax", "encode"), LOSSLESS, ids=NAMES)
def test_twelve_bits_come_back_exactly(dicom_file, noise, syntax, encode):
    data = dicom_file(noise, syntax, encode(noise), BitsStored=12, HighBit=11)
    np.testing.assert_array_equal(read_film(data).pixels, noise)


@pytest.mark.parametrize(("syntax", "encode"), LOSSLESS, ids=NAMES)
def test_sixteen_bits_come_back_exactly(dicom_file, noise, syntax, encode):
    deep = noise * 16 + 9
    np.testing.assert_array_equal(read_film(dicom_file(deep, syntax, encode(deep))).pixels, deep)


@pytest.mark.parametrize(("syntax", "encode"), LOSSLESS, ids=NAMES)
def test_signed_values_are_moved_up_by_half_the_range(dicom_file, noise, syntax, encode):
    signed = noise.astype(np.int16) - 2000
    has_sign = encode in (jpeg2000, jp2_boxed, htj2k)
    frame = encode(signed if has_sign else signed.view(np.uint16))
    film = read_film(dicom_file(signed, syntax, frame))
    np.testing.assert_array_equal(film.pixels.astype(int) - 32768, signed)


def test_all_served_syntaxes_are_tried_here():
    lossy = {uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit, uid.JPEGLSNearLossless}
    assert set(codecs.DECODE) == {syntax for syntax, _ in LOSSLESS} | lossy
    assert set(codecs.DECODER_DEPENDENCIES) == set(codecs.DECODE) | {uid.RLELossless}


@pytest.mark.parametrize("near", [1, 3])
def test_near_lossless_is_within_the_error_it_promises(dicom_file, noise, near):
    frame = imagecodecs.jpegls_encode(noise, level=near)
    film = read_film(dicom_file(noise, uid.JPEGLSNearLossless, frame, BitsStored=12, HighBit=11))
    error = np.abs(film.pixels.astype(int) - noise)
    assert 0 < error.max() <= near


def test_twelve_bit_extended_jpeg_keeps_a_smooth_film(dicom_file, ramp):
    frame = imagecodecs.jpeg_encode(ramp, level=98, bitspersample=12)
    film = read_film(dicom_file(ramp, uid.JPEGExtended12Bit, frame, BitsStored=12, HighBit=11))
    error = np.abs(film.pixels.astype(int) - ramp)
    assert error.mean() < 2 and error.max() < 16  # of 4095


def test_gray_baseline_jpeg_is_what_pillow_decodes(dicom_file, ramp):
    eight = (ramp // 16).astype(np.uint8)
    frame = imagecodecs.jpeg_encode(eight, level=90)
    film = read_film(dicom_file(eight, uid.JPEGBaseline8Bit, frame))
    np.testing.assert_array_equal(film.pixels, np.asarray(Image.open(BytesIO(frame))))


def colors(rows=40, columns=56):
    row, column = np.mgrid[0:rows, 0:columns]
    return np.stack([row * 6, column * 4, 255 - row * 3 - column], axis=-1).astype(np.uint8)


def decoded(data):
    dataset = pydicom.dcmread(BytesIO(data))
    decoder = get_decoder(dataset.file_meta.TransferSyntaxUID)
    return decoder.as_array(dataset, decoding_plugin=codecs.NAME)[0]


@pytest.mark.parametrize("subsampling", ["444", "422"])
def test_color_baseline_jpeg_is_converted_once(dicom_file, subsampling):
    frame = imagecodecs.jpeg_encode(colors(), level=95, subsampling=subsampling)
    data = dicom_file(colors(), uid.JPEGBaseline8Bit, frame, PhotometricInterpretation="YBR_FULL_422")
    np.testing.assert_allclose(decoded(data), np.asarray(Image.open(BytesIO(frame))), atol=3)


@pytest.mark.parametrize(
    ("syntax", "encode", "photometric"),
    [
        (uid.JPEGLosslessSV1, lambda p: imagecodecs.jpeg_encode(p, lossless=True, predictor=1), "RGB"),
        (uid.JPEGLSLossless, imagecodecs.jpegls_encode, "RGB"),
        (uid.JPEG2000Lossless, jpeg2000, "YBR_RCT"),
        (uid.HTJ2KLossless, htj2k, "YBR_RCT"),
    ],
)
def test_lossless_color_comes_back_exactly(dicom_file, syntax, encode, photometric):
    data = dicom_file(colors(), syntax, encode(colors()), PhotometricInterpretation=photometric)
    np.testing.assert_array_equal(decoded(data), colors())


def both_can_read():
    """Files that ship inside pydicom, of a syntax and depth that pydicom's own Pillow plug-in reads too."""
    names = """693_J2KI J2K_pixelrep_mismatch JPEG2000 MR_small_jp2klossless SC_jpeg_no_color_transform
        SC_jpeg_no_color_transform_2 SC_rgb_dcmtk_+eb+cr SC_rgb_dcmtk_+eb+cy+n1 SC_rgb_dcmtk_+eb+cy+s4
        SC_rgb_gdcm_KY SC_rgb_jpeg SC_rgb_jpeg_app14_dcmd SC_rgb_jpeg_dcmtk SC_rgb_jpeg_lossy_gdcm
        SC_rgb_small_odd_jpeg examples_jpeg2k examples_ybr_color"""
    return names.split()


@pytest.mark.filterwarnings("ignore:Expected explicit VR")
@pytest.mark.parametrize("name", both_can_read())
def test_files_of_other_makers_decode_as_pillow_decodes_them(name):
    dataset = pydicom.dcmread(BUNDLED / f"{name}.dcm")
    decoder = get_decoder(dataset.file_meta.TransferSyntaxUID)
    ours, pillows = (
        decoder.as_array(dataset, index=0, decoding_plugin=plugin)[0] for plugin in (codecs.NAME, "pillow")
    )
    np.testing.assert_array_equal(ours, pillows)


def test_a_codestream_larger_than_the_film_is_never_decoded(dicom_file, problem, noise, monkeypatch):
    calls = []
    monkeypatch.setitem(codecs.DECODE, uid.JPEG2000Lossless, lambda source: calls.append(source))
    data = dicom_file(noise[:10, :10], uid.JPEG2000Lossless, jpeg2000(noise))
    assert "cut off or damaged" in problem(data) and not calls


@pytest.mark.parametrize(("syntax", "encode"), LOSSLESS, ids=NAMES)
def test_a_codestream_cut_off_is_refused_and_not_half_shown(dicom_file, problem, noise, syntax, encode):
    frame = encode(noise)
    data = dicom_file(noise, syntax, frame[: len(frame) * 9 // 10], BitsStored=12, HighBit=11)
    assert "cut off or damaged" in problem(data)


# Run lengths, PS3.5 Annex G: written by pydicom's own encoder, and by hand.


@pytest.mark.parametrize("kind", ["8", "16", "signed", "12 of 16", "color"])
def test_run_lengths_come_back_exactly(dicom_file, noise, kind):
    pixels = {
        "8": noise.astype(np.uint8), "16": noise * 16 + 9, "signed": noise.astype(np.int16) - 2000, "12 of 16": noise,
        "color": colors(),
    }[kind]  # fmt: skip
    stored = {"BitsStored": 12, "HighBit": 11} if kind == "12 of 16" else {}
    dataset = pydicom.dcmread(BytesIO(dicom_file(pixels, uid.ExplicitVRLittleEndian, **stored)))
    dataset.compress(uid.RLELossless, generate_instance_uid=False, encoding_plugin="pydicom")
    file = BytesIO()
    dataset.save_as(file)
    np.testing.assert_array_equal(decoded(file.getvalue()), pixels)


def segments(*planes):
    """RLE by hand: the header of 64 bytes says where each segment begins."""
    starts = [64 + sum(map(len, planes[:k])) for k in range(len(planes))]
    header = np.zeros(16, "<u4")
    header[: len(planes) + 1] = [len(planes), *starts]
    return header.tobytes() + b"".join(planes)


# -3 repeats the next byte four times; 1 copies the next two; the high bytes come first.
def test_run_lengths_by_hand(dicom_file):
    pixels = np.array([[0x0107, 0x0107], [0x0105, 0x0106]], np.uint16)
    frame = segments(b"\xfd\x01", b"\xff\x07\x01\x05\x06\0")
    np.testing.assert_array_equal(decoded(dicom_file(pixels, uid.RLELossless, frame)), pixels)


@pytest.mark.parametrize(
    "frame",
    [
        bytes(2), bytes(10), bytes(64), segments(b"\xfd\x01"), segments(b"\xfd\x01", b"\xfe\x07"),
        segments(b"\xfd\x01", b"\0\x07"), segments(b"\xfd\x01", b"\x09\x07"), segments(*[b"\xfd\x01"] * 3),
        segments(b"\xfd\x01", b"\x81\x07" * 50), b"\x02\0\0\0" + b"\xff" * 80,
    ],
    ids=["two bytes", "short", "zeros", "one", "three of four", "one value", "end missing", "three", "long", "far"],
)  # fmt: skip
def test_run_lengths_that_are_not_the_image_are_refused(dicom_file, problem, frame):
    assert "cut off or damaged" in problem(dicom_file(np.zeros((2, 2), np.uint16), uid.RLELossless, frame))
