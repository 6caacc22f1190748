"""Decode the JPEG family inside DICOM with imagecodecs, as a plug-in of pydicom."""

import imagecodecs
import numpy as np
from pydicom import uid
from pydicom.pixels import get_decoder
from pydicom.pixels.decoders.base import DecodeRunner

NAME = "imagecodecs"
LOSSY_JPEG = (uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit)
DECODE = {
    uid.JPEGBaseline8Bit: imagecodecs.jpeg_decode,
    uid.JPEGExtended12Bit: imagecodecs.jpeg_decode,
    uid.JPEGLossless: imagecodecs.jpeg_decode,
    uid.JPEGLosslessSV1: imagecodecs.jpeg_decode,
    uid.JPEGLSLossless: imagecodecs.jpegls_decode,
    uid.JPEGLSNearLossless: imagecodecs.jpegls_decode,
    uid.JPEG2000Lossless: imagecodecs.jpeg2k_decode,
    uid.JPEG2000: imagecodecs.jpeg2k_decode,
    uid.HTJ2KLossless: imagecodecs.htj2k_decode,
    uid.HTJ2KLosslessRPCL: imagecodecs.htj2k_decode,
    uid.HTJ2K: imagecodecs.htj2k_decode,
}
DECODER_DEPENDENCIES = dict.fromkeys(DECODE, (NAME,))

END_MARKER = b"\xff\xd9"  # the same in JPEG, JPEG-LS and JPEG 2000, and never inside their data
COLOR_MARKER = b"\xff\xee\x00\x0eAdobe"
SIZE_MARKER_2000 = b"\xff\x4f\xff\x51"
FRAME_MARKERS = {*range(0xC0, 0xD0), 0xF7} - {0xC4, 0xC8, 0xCC}


def is_available(syntax: str) -> bool:
    """Whether this plug-in decodes a transfer syntax; pydicom asks."""
    return syntax in DECODE


def decode_frame(source: bytes, runner: DecodeRunner) -> bytearray:
    """One decoded frame, its rows end to end; pydicom calls it and reads depth and color off the runner.

    Raises ValueError when the codestream's own size is not the size the dataset states, because a decoder
    allocates by the codestream and a small file can claim gigabytes; and when its end is missing, because
    some decoders then fill the rest with gray and say nothing.
    """
    if END_MARKER not in source:
        raise ValueError("the codestream has no end")
    if stated_shape(source) != (runner.rows, runner.columns, runner.samples_per_pixel):
        raise ValueError("the codestream and the dataset disagree about the size of the image")
    pixels = DECODE[runner.transfer_syntax](source, **_color_space(source, runner))
    runner.set_option("bits_allocated", pixels.dtype.itemsize * 8)
    if pixels.ndim == 3:
        runner.set_option("planar_configuration", 0)
        # Lossy JPEG comes out of libjpeg as RGB already; without this pydicom would convert it again.
        if runner.transfer_syntax in LOSSY_JPEG:
            runner.set_option("photometric_interpretation", "RGB")
    return bytearray(np.ascontiguousarray(pixels).tobytes())


def _color_space(source: bytes, runner: DecodeRunner) -> dict[str, str]:
    """How to read a lossy JPEG that does not name its own colors: libjpeg would take plain RGB for YCbCr."""
    plain = runner.transfer_syntax in LOSSY_JPEG and runner.photometric_interpretation == "RGB"
    if plain and COLOR_MARKER not in source[:4096]:
        return {"colorspace": "RGB", "outcolorspace": "RGB"}
    return {}


def stated_shape(source: bytes) -> tuple[int, int, int] | None:
    """(rows, columns, samples) written in a JPEG, JPEG-LS or JPEG 2000 codestream, or None."""
    if source.startswith(b"\xff\xd8"):
        return _shape_jpeg(source)
    start = source.find(SIZE_MARKER_2000)
    return _shape_2000(source, start + 2) if start >= 0 else None


def _shape_2000(source: bytes, at: int) -> tuple[int, int, int]:
    right, bottom, left, top = (_number(source, at + offset, 4) for offset in (6, 10, 14, 18))
    return bottom - top, right - left, _number(source, at + 38, 2)


def _shape_jpeg(source: bytes) -> tuple[int, int, int] | None:
    at = 2
    while at + 10 <= len(source) and source[at] == 0xFF:
        if source[at + 1] == 0xFF:
            at += 1
        elif source[at + 1] in FRAME_MARKERS:
            return _number(source, at + 5, 2), _number(source, at + 7, 2), source[at + 9]
        else:
            at += 2 + _number(source, at + 2, 2)
    return None


def _number(source: bytes, at: int, size: int) -> int:
    return int.from_bytes(source[at : at + size], "big")


def register() -> None:
    """Offer the plug-in to pydicom, once however often it is asked."""
    for syntax in DECODE:
        decoder = get_decoder(syntax)
        if NAME not in decoder.available_plugins:
            decoder.add_plugin(NAME, (__name__, "decode_frame"))
