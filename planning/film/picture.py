"""A film kept as an ordinary picture: PNG, JPEG or TIFF, 8 or 16 bits, color turned to gray."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
from PIL import Image

from planning.film import limits
from planning.film.codestream import exif_bytes, refuse_costly
from planning.film.film import TOO_DEEP, Film, FilmProblem
from planning.film.quiet import quiet
from planning.film.tiff import refuse_costly_tiff
from planning.film.window import spread_window

PHOTOMETRIC = 262
BITS = 258
WHITE_IS_ZERO = 0
WHITE = 65535
ROWS_AT_ONCE = 256
ORIENTATION = 274
# EXIF 2.32: what makes each orientation upright, on the stored rows.
UPRIGHT: dict[int, Callable[[np.ndarray], np.ndarray]] = {
    2: np.fliplr,
    3: lambda pixels: np.rot90(pixels, 2),
    4: np.flipud,
    5: np.transpose,
    6: lambda pixels: np.rot90(pixels, -1),
    7: lambda pixels: np.rot90(pixels, 2).T,
    8: np.rot90,
}
CUT_OFF = "This picture is cut off or damaged; copy or export it again."
SEVERAL_PAGES = "This TIFF holds several pages; save the film alone as one page."


@quiet()
def film_from_picture(data: bytes) -> Film:
    """The film in a PNG, JPEG or TIFF, turned upright by its EXIF orientation; its dpi is never a scale.

    Raises FilmProblem for what is too large, has several pages, more than 16 bits, or is cut off.
    """
    image = _opened(data)
    inverted = _inverted_by_us(image)
    _load(image)
    deep = image.mode.startswith("I")
    pixels = _deep(image) if deep else _by_bands(image, lambda band: np.asarray(band.convert("L")))
    pixels = np.uint16(inverted) - pixels if inverted else pixels
    window = spread_window(pixels) if deep else (0, 255)
    upright = UPRIGHT.get(image.getexif().get(ORIENTATION), np.asarray)
    return Film(np.ascontiguousarray(upright(pixels)), (1.0, 1.0), "none", "a picture file carries no scale", window)


def _opened(data: bytes) -> Image.Image:
    """The picture with its size known and its pixels not yet unpacked."""
    if data.startswith(b"\xff\xd8"):
        refuse_costly(data)
        if exif_bytes(data) > limits.LONGEST_EXIF:
            raise FilmProblem(limits.COSTLY)
    elif data.startswith((b"II", b"MM")):
        refuse_costly_tiff(data)
    try:
        image = Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
    except Image.DecompressionBombError:
        raise FilmProblem(limits.TOO_LARGE) from None
    limits.refuse_size(image.height, image.width)
    limits.refuse_blown_up(image.height, image.width, len(image.getbands()), len(data))
    if image.format == "TIFF" and image.is_animated:
        raise FilmProblem(SEVERAL_PAGES)
    if image.mode == "F":
        raise FilmProblem(TOO_DEEP)
    return image


def _load(image: Image.Image) -> None:
    try:
        image.load()
    except OSError:
        raise FilmProblem(CUT_OFF) from None


def _inverted_by_us(image: Image.Image) -> int:
    """The white level of a white-is-zero TIFF deeper than 8 bits (Pillow inverts only up to 8), else 0."""
    tags = getattr(image, "tag_v2", {})
    if not image.mode.startswith("I") or tags.get(PHOTOMETRIC) != WHITE_IS_ZERO:
        return 0
    return (1 << min(tags.get(BITS, (16,))[0], 16)) - 1


def _deep(image: Image.Image) -> np.ndarray:
    """Gray values of more than 8 bits as unsigned 16-bit, moved up when negative, never clipped."""
    low, high = image.getextrema() if image.mode == "I" else (0, WHITE)
    low = min(low, 0)
    if high - low > WHITE:
        raise FilmProblem(TOO_DEEP)
    return _by_bands(image, lambda band: np.asarray(band) - low if low else np.asarray(band))


def _by_bands(image: Image.Image, values: Callable[[Image.Image], np.ndarray]) -> np.ndarray:
    """Values of an image, (rows, columns) uint16, some rows at a time: Pillow hands out pixels twice over."""
    pixels = np.empty((image.height, image.width), "<u2")
    for top in range(0, image.height, ROWS_AT_ONCE):
        bottom = min(top + ROWS_AT_ONCE, image.height)
        pixels[top:bottom] = values(image.crop((0, top, image.width, bottom)))
    return pixels
