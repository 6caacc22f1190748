"""Decode what is packed inside DICOM with imagecodecs, as a plug-in of pydicom."""

from collections.abc import Callable
from functools import partial

import imagecodecs
import numpy as np
from pydicom import uid
from pydicom.pixels import get_decoder
from pydicom.pixels.decoders.base import DecodeRunner

from planning.film.codestream import refuse_costly, stated_shape, unboxed
from planning.film.film import TOO_DEEP, FilmProblem
from planning.film.limits import refuse_blown_up

NAME = "imagecodecs"
LOSSY_JPEG = (uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit)
JPEG = dict.fromkeys((*LOSSY_JPEG, uid.JPEGLossless, uid.JPEGLosslessSV1), imagecodecs.jpeg_decode)
JPEG_LS = dict.fromkeys((uid.JPEGLSLossless, uid.JPEGLSNearLossless), imagecodecs.jpegls_decode)
JPEG_2000 = {
    uid.JPEG2000Lossless: imagecodecs.jpeg2k_decode,
    uid.JPEG2000: imagecodecs.jpeg2k_decode,
    uid.HTJ2KLossless: imagecodecs.htj2k_decode,
    uid.HTJ2KLosslessRPCL: imagecodecs.htj2k_decode,
    uid.HTJ2K: imagecodecs.htj2k_decode,
}
DECODE = {**JPEG, **JPEG_LS, **JPEG_2000}
DECODER_DEPENDENCIES = dict.fromkeys((*DECODE, uid.RLELossless), (NAME,))

END_MARKER = b"\xff\xd9"  # the same in JPEG, JPEG-LS and JPEG 2000, and never inside their data
COLOR_MARKER = b"\xff\xee\x00\x0eAdobe"
RLE_HEADER = 64
SPARE = 4096  # what a segment may hold beyond the image, as some encoders pad; what holds more is refused


def is_available(syntax: str) -> bool:
    """Whether this plug-in decodes a transfer syntax; pydicom asks."""
    return syntax in DECODER_DEPENDENCIES


def decode_frame(source: bytes, runner: DecodeRunner) -> bytearray:
    """One decoded frame, its rows end to end; pydicom calls it and reads depth and color off the runner.

    Raises FilmProblem when few bytes become an enormous image or one too deep, and ValueError for all else that is not
    as it says.
    """
    refuse_blown_up(runner.rows, runner.columns, runner.samples_per_pixel, len(source))
    pixels = _run_lengths(source, runner) if runner.transfer_syntax == uid.RLELossless else _codestream(source, runner)
    runner.set_option("bits_allocated", pixels.dtype.itemsize * 8)
    if pixels.ndim == 3:
        runner.set_option("planar_configuration", 0)
        # Lossy JPEG comes out of libjpeg as RGB already; without this pydicom would convert it again.
        if runner.transfer_syntax in LOSSY_JPEG:
            runner.set_option("photometric_interpretation", "RGB")
    return bytearray(np.ascontiguousarray(pixels).data.cast("B"))


def _codestream(source: bytes, runner: DecodeRunner) -> np.ndarray:
    """What a codestream holds, looked at before it is decoded.

    A decoder allocates by the codestream's own size, and a small file can claim gigabytes; some decoders fill with
    gray what is missing at the end, and say nothing.
    """
    if END_MARKER not in source:
        raise ValueError("the codestream has no end")
    if stated_shape(source) != (runner.rows, runner.columns, runner.samples_per_pixel):
        raise ValueError("the codestream and the dataset disagree about the size of the image")
    syntax = runner.transfer_syntax
    if syntax in JPEG_2000:
        source = unboxed(source)
    refuse_costly(source)
    return _decoder(source, runner)(source)


def _decoder(source: bytes, runner: DecodeRunner) -> Callable[[bytes], np.ndarray]:
    """How to decode; a lossy JPEG that does not name its own colors is told them, or plain RGB is taken for YCbCr."""
    decode = DECODE[runner.transfer_syntax]
    plain = runner.transfer_syntax in LOSSY_JPEG and runner.photometric_interpretation == "RGB"
    if plain and COLOR_MARKER not in source[:4096]:
        return partial(decode, colorspace="RGB", outcolorspace="RGB")
    return decode


def _run_lengths(source: bytes, runner: DecodeRunner) -> np.ndarray:
    """DICOM's own run lengths (PS3.5 Annex G): a segment for each byte of each sample, the highest byte first."""
    wide, samples = runner.bits_allocated // 8, runner.samples_per_pixel
    if wide > 2:
        raise FilmProblem(TOO_DEEP)
    count, *starts = np.frombuffer(source[:RLE_HEADER], "<u4").tolist()
    if count != wide * samples or not wide:
        raise ValueError("the segments are not those of the image")
    ends = [*starts[1:count], len(source)]
    size = runner.rows * runner.columns
    planes = np.empty((size, samples, wide), np.uint8)
    for k, (start, end) in enumerate(zip(starts, ends, strict=False)):
        plane = np.frombuffer(imagecodecs.packbits_decode(source[start:end], out=size + SPARE), np.uint8)
        if plane.size < size:
            raise ValueError("a segment is too short")
        planes[:, k // wide, wide - 1 - k % wide] = plane[:size]
    shape = (runner.rows, runner.columns) + ((samples,) if samples > 1 else ())
    return planes.view(f"<u{wide}").reshape(shape)


def register() -> None:
    """Offer the plug-in to pydicom, once however often it is asked."""
    for syntax in DECODER_DEPENDENCIES:
        decoder = get_decoder(syntax)
        if NAME not in decoder.available_plugins:
            decoder.add_plugin(NAME, (__name__, "decode_frame"))
