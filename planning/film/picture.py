"""A film kept as an ordinary picture: PNG, JPEG or TIFF, 8 or 16 bits, color turned to gray."""

from io import BytesIO

import numpy as np
from PIL import Image, ImageOps

from planning.film.film import TOO_DEEP, TOO_LARGE, Film, FilmProblem, refuse_size
from planning.film.window import spread_window

PHOTOMETRIC = 262
BITS = 258
WHITE_IS_ZERO = 0


def film_from_picture(data: bytes) -> Film:
    """The film in a PNG, JPEG or TIFF, turned upright by its EXIF orientation; its dpi is never a scale.

    Raises FilmProblem for what is too large, has several pages, more than 16 bits, or is cut off.
    """
    image = _opened(data)
    inverted = _inverted_by_us(image)
    image = _loaded(image)
    if image.mode == "F" or image.mode.startswith("I"):
        pixels = _deep(np.asarray(image))
        pixels = np.uint16(inverted) - pixels if inverted else pixels
        window = spread_window(pixels)
    else:
        pixels, window = np.asarray(image.convert("L")).astype("<u2"), (0, 255)
    return Film(np.ascontiguousarray(pixels), (1.0, 1.0), "none", "a picture file carries no scale", window)


def _opened(data: bytes) -> Image.Image:
    try:
        image = Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
    except Image.DecompressionBombError:
        raise FilmProblem(TOO_LARGE) from None
    refuse_size(image.height, image.width)
    if image.format == "TIFF" and image.n_frames > 1:
        raise FilmProblem("This TIFF holds several pages; save the film alone as one page.")
    return image


def _loaded(image: Image.Image) -> Image.Image:
    try:
        image.load()
    except OSError:
        raise FilmProblem("This picture is cut off or damaged; copy or export it again.") from None
    return ImageOps.exif_transpose(image)


def _inverted_by_us(image: Image.Image) -> int:
    """The white level of a white-is-zero TIFF deeper than 8 bits (Pillow inverts only up to 8), else 0."""
    tags = getattr(image, "tag_v2", {})
    if not image.mode.startswith("I") or tags.get(PHOTOMETRIC) != WHITE_IS_ZERO:
        return 0
    return (1 << min(tags.get(BITS, (16,))[0], 16)) - 1


def _deep(values: np.ndarray) -> np.ndarray:
    """Gray values of more than 8 bits as unsigned 16-bit, moved up when negative, never clipped."""
    low, high = min(values.min(), 0), values.max()
    if values.dtype.kind == "f" or int(high) - int(low) > 65535:
        raise FilmProblem(TOO_DEEP)
    return (values - low).astype("<u2")
