"""Stored DICOM values to film pixels: modality and VOI tables, window, inversion where low means bright."""

from typing import Any, NamedTuple

import numpy as np

from planning.film.film import TOO_DEEP, FilmProblem, Window
from planning.film.tags import item, number, text, values
from planning.film.window import AUTOMATIC, file_windows, spread_window, turned_over, useful

WHITE = 65535
HOUNSFIELD_ZERO = 1024
# Center 400, width 1800 Hounsfield units.
BONE = Window("Bone", 400 - 900 + HOUNSFIELD_ZERO, 400 + 900 + HOUNSFIELD_ZERO)
AS_ASKED = "As the file asks"


class Tone(NamedTuple):
    """What each stored value becomes: a pixel value, and the modality value that windows are written in.

    linear: (slope, offset) from modality values to pixels, None once a table has replaced them; white: the
    highest pixel value possible; rises: whether brighter so far is higher.
    """

    pixels: np.ndarray
    modality: np.ndarray
    linear: tuple[float, float] | None
    white: int
    rises: bool


def toned(stored: np.ndarray, dataset: Any) -> tuple[np.ndarray, list[Window]]:
    """uint16 pixels, higher always brighter, and the windows on offer, the default first; from (rows, columns) of gray.

    Nothing is clipped: signed values are moved up. Raises FilmProblem for more than 16 bits.
    """
    domain = _domain(stored, dataset)
    tone = _voi(_modality(domain, dataset), dataset)
    dark = text(dataset, "PhotometricInterpretation") == "monochrome1"
    dark = dark or text(dataset, "PresentationLUTShape") == "inverse"
    inverted = dark == tone.rises
    table = _shades(domain, tone.white - tone.pixels if inverted else tone.pixels)
    pixels = table[stored.astype(np.uint16, copy=False)]
    if not tone.linear:
        return pixels, [Window(AS_ASKED, 0, tone.white)]
    windows = file_windows(dataset, *tone.linear)
    windows = useful(turned_over(windows, tone.white) if inverted else windows, pixels)
    if windows:
        return pixels, windows
    padding = number(dataset, "PixelPaddingValue")
    without = None if padding is None else int(table[int(padding) & 0xFFFF])
    return pixels, [Window(AUTOMATIC, *spread_window(pixels, without))]


def hounsfield(stored: np.ndarray, dataset: Any) -> tuple[np.ndarray, list[Window]]:
    """uint16 pixels of a CT slice: Hounsfield units + 1024, clipped at 0 and 65535, so that one value is one unit.

    The windows on offer begin with one for bone. What the file wants shown dark plays no part. Raises FilmProblem for
    more than 16 bits.
    """
    domain = _domain(stored, dataset)
    with np.errstate(over="ignore"):
        units = _modality(domain, dataset).modality
    table = _shades(domain, np.clip(np.rint(units + HOUNSFIELD_ZERO), 0, WHITE))
    pixels = table[stored.astype(np.uint16, copy=False)]
    return pixels, [BONE, *useful(file_windows(dataset, 1.0, HOUNSFIELD_ZERO), pixels)]


def _shades(domain: np.ndarray, shades: np.ndarray) -> np.ndarray:
    """A table indexed by the stored bits modulo 2**16, so that signed and unsigned values need no pass of their own."""
    table = np.zeros(1 << 16, dtype="<u2")
    table[domain & 0xFFFF] = shades
    return table


def _domain(stored: np.ndarray, dataset: Any) -> np.ndarray:
    """Every stored value that is or, by the bits stored, could be in the film."""
    bits = int(number(dataset, "BitsStored") or 16)
    bits = bits if 1 <= bits <= 16 else 16
    low = -(1 << (bits - 1)) if stored.dtype.kind == "i" else 0
    high = low + (1 << bits) - 1
    low, high = min(low, int(stored.min())), max(high, int(stored.max()))
    if high - low > WHITE:
        raise FilmProblem(TOO_DEEP)
    return np.arange(low, high + 1)


def _modality(domain: np.ndarray, dataset: Any) -> Tone:
    lookup = _table(item(dataset, "ModalityLUTSequence"))
    if lookup:
        looked_up = _look_up(lookup, domain)
        return Tone(looked_up, looked_up, (1.0, 0.0), lookup[2], True)
    slope, intercept = number(dataset, "RescaleSlope"), number(dataset, "RescaleIntercept") or 0.0
    slope = slope or 1.0
    low = int(domain[0])
    linear = (1 / slope, -intercept / slope - low)
    return Tone(domain - low, domain * slope + intercept, linear, int(domain[-1]) - low, slope > 0)


def _voi(tone: Tone, dataset: Any) -> Tone:
    """The tone after a VOI table or a sigmoid, which cannot be a window; unchanged without them."""
    lookup = _table(item(dataset, "VOILUTSequence"))
    if lookup:
        return Tone(_look_up(lookup, tone.modality), tone.modality, None, lookup[2], True)
    center, width = number(dataset, "WindowCenter"), number(dataset, "WindowWidth")
    if text(dataset, "VOILUTFunction") == "sigmoid" and center is not None and width and width > 0:
        # PS3.3 C.11.2.1.3.1; the exponent is held where the result no longer changes in 16 bits.
        steepness = np.clip(-4 * (tone.modality - center) / width, -50, 50)
        shades = np.rint(WHITE / (1 + np.exp(steepness))).astype(np.int64)
        return Tone(shades, tone.modality, None, WHITE, True)
    return tone


def _table(lookup: Any | None) -> tuple[int, np.ndarray, int] | None:
    """(first value mapped, entries, full scale) of a LUT item, or None when it is missing or malformed."""
    described = values(lookup, "LUTDescriptor")
    if len(described) != 3 or not all(isinstance(part, int) for part in described):
        return None
    count, first, bits = described[0] & 0xFFFF or 1 << 16, described[1], described[2]
    entries = _entries(lookup, count)
    if not 8 <= bits <= 16 or entries.size < count:
        return None
    entries = entries[:count]
    return first, entries, max((1 << bits) - 1, int(entries.max()))


def _entries(lookup: Any, count: int) -> np.ndarray:
    try:
        raw = lookup.get("LUTData")
        if isinstance(raw, bytes):
            # Eight-bit tables come one entry in a word, or packed two in a word.
            return np.frombuffer(raw, "<u2" if len(raw) >= 2 * count else "u1").astype(np.int64)
        return np.clip(np.atleast_1d(np.asarray(raw, dtype=np.int64)), 0, WHITE)
    except (ValueError, TypeError, OverflowError):
        return np.zeros(0, dtype=np.int64)


def _look_up(lookup: tuple[int, np.ndarray, int], wanted: np.ndarray) -> np.ndarray:
    first, entries, _ = lookup
    return entries[np.clip(np.rint(wanted - first), 0, entries.size - 1).astype(np.int64)]
