"""The values stored in a DICOM image, unpacked."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from pydicom import uid
from pydicom.pixels import apply_color_lut, get_decoder
from pydicom.pixels.decoders.base import Decoder

from planning.film import codecs, limits
from planning.film.dataset import CUT_OFF
from planning.film.film import TOO_DEEP, FilmProblem, Window

OTHERWISE_PACKED = "This film is compressed in a way Coxa cannot read; export it uncompressed or as JPEG lossless."
PALETTE_PACKED = "The colors of this image are packed in a way Coxa cannot read; export it in gray."
ROWS_AT_ONCE = 256
FULL_RANGE = "Full range"

codecs.register()


def stored_values(dataset: Any, index: int = 0) -> np.ndarray:
    """The values of one frame, counted from 0, as pydicom decodes them.

    (rows, columns) of gray or a palette, (rows, columns, 3) of RGB, or (rows, columns, 1) of what is stored as
    luminance and color, whose luminance is the gray and needs no way through RGB. Raises FilmProblem for what is
    damaged or packed in a way that is not served.
    """
    decoder = _decoder(dataset)
    try:
        return _luminance(*decoder.as_array(dataset, index=index, raw=True, decoding_plugin=_plugin(decoder)))
    except Exception as error:
        raise _problem(error) from None


def each_stored(dataset: Any) -> Iterator[np.ndarray]:
    """The values of all frames in their order, as `stored_values` gives them, one at a time."""
    decoder = _decoder(dataset)
    try:
        for values, told in decoder.iter_array(dataset, raw=True, decoding_plugin=_plugin(decoder)):
            yield _luminance(values, told)
    except Exception as error:
        raise _problem(error) from None


def gray_of_color(stored: np.ndarray, dataset: Any) -> tuple[np.ndarray, list[Window]]:
    """Color as gray by the weights of ITU-R BT.601, in 256ths, and its full range as the window."""
    if stored.dtype.itemsize > 2:
        raise FilmProblem(TOO_DEEP)
    if stored.ndim == 2:
        return _of_palette(stored, dataset)
    pixels = _weighed(stored) if stored.shape[2] == 3 else stored[..., 0].astype("<u2")
    return pixels, [Window(FULL_RANGE, 0, 255 if stored.dtype.itemsize == 1 else int(pixels.max()) or 1)]


def _luminance(values: np.ndarray, told: dict[str, Any]) -> np.ndarray:
    stored_apart = str(told["photometric_interpretation"]).startswith("YBR_FULL")
    return values[..., :1] if stored_apart else values


def _of_palette(stored: np.ndarray, dataset: Any) -> tuple[np.ndarray, list[Window]]:
    """The gray of each color of a palette, looked up."""
    if any(keyword.startswith("Segmented") for keyword in dataset.dir("PaletteColorLookupTableData")):
        raise FilmProblem(PALETTE_PACKED)
    shown = np.arange(int(stored.min()), int(stored.max()) + 1)
    colors = apply_color_lut(shown.astype(stored.dtype)[np.newaxis], dataset)[..., :3]
    table = np.zeros(1 << 16, "<u2")
    table[shown & 0xFFFF] = _weighed(colors)[0]
    pixels = table[stored.astype(np.uint16, copy=False)]
    return pixels, [Window(FULL_RANGE, 0, 255 if colors.dtype.itemsize == 1 else int(pixels.max()) or 1)]


def _weighed(colors: np.ndarray) -> np.ndarray:
    pixels = np.empty(colors.shape[:2], "<u2")
    for top in range(0, len(pixels), ROWS_AT_ONCE):
        red, green, blue = np.moveaxis(colors[top : top + ROWS_AT_ONCE].astype(np.uint32), -1, 0)
        pixels[top : top + ROWS_AT_ONCE] = (red * 77 + green * 150 + blue * 29) >> 8
    return pixels


def _problem(error: Exception) -> FilmProblem:
    """What is told of a failure to decode; of our own refusals inside it pydicom keeps only the words."""
    return FilmProblem(next((told for told in (limits.BOMB, limits.COSTLY, TOO_DEEP) if told in str(error)), CUT_OFF))


def _decoder(dataset: Any) -> Decoder:
    syntax = dataset.file_meta.get("TransferSyntaxUID")
    if syntax is None:
        _, little = dataset.original_encoding
        syntax = uid.ExplicitVRLittleEndian if little else uid.ExplicitVRBigEndian
        dataset.file_meta.TransferSyntaxUID = syntax
    try:
        return get_decoder(syntax)
    except NotImplementedError:
        raise FilmProblem(OTHERWISE_PACKED) from None


def _plugin(decoder: Decoder) -> str:
    return codecs.NAME if codecs.is_available(decoder.UID) else ""
