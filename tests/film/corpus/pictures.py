"""Films as pictures, as Pillow and tifffile write them and imagecodecs and tifffile read them."""

from functools import partial
from io import BytesIO

import imagecodecs
import numpy as np
import tifffile
from PIL import Image

from tests.film.corpus.made import COLOR, WEIGHTS, stored


def picture(image, form, **options):
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def tiff(pixels, **options):
    file = BytesIO()
    tifffile.imwrite(file, pixels, **{"photometric": "minisblack", **options})
    return file.getvalue()


U8, U16 = stored(8, 8, 0), stored(16, 16, 0)


def png_of(pixels, within=0, **options):
    data = picture(Image.fromarray(pixels), "PNG", **options)
    decoded = imagecodecs.png_decode(data)
    return data, decoded @ WEIGHTS if decoded.ndim == 3 else decoded, within


def tiff_of(pixels, within=0, **options):
    data = tiff(pixels, **options)
    decoded = tifffile.imread(BytesIO(data))
    return data, decoded @ WEIGHTS if decoded.ndim == 3 else decoded, within


def jpeg_of(pixels, within=0, **options):
    data = picture(Image.fromarray(pixels), "JPEG", **options)
    decoded = imagecodecs.jpeg8_decode(data)
    return data, decoded @ WEIGHTS if decoded.ndim == 3 else decoded, within


def turned(form, orientation, undo):
    """EXIF 2.32, Orientation; `undo` makes what is stored upright."""
    exif = Image.Exif()
    exif[274] = orientation
    data = picture(Image.fromarray(U8), form, exif=exif)
    return data, undo(imagecodecs.jpeg8_decode(data) if form == "JPEG" else U8), 0


def white_is_zero(pixels, white):
    return tiff(pixels, photometric="miniswhite"), white - pixels, 0


PICTURES = {
    "PNG 8": partial(png_of, U8), "PNG 16": partial(png_of, U16), "PNG color": partial(png_of, COLOR, 1),
    "TIFF 8": partial(tiff_of, U8), "TIFF 16": partial(tiff_of, U16),
    "TIFF 16 big endian": partial(tiff_of, U16, byteorder=">"), "BigTIFF": partial(tiff_of, U16, bigtiff=True),
    "TIFF tiled": partial(tiff_of, U16, tile=(16, 16)), "TIFF deflate": partial(tiff_of, U16, compression="zlib"),
    "TIFF deflate, predicted": partial(tiff_of, U16, compression="zlib", predictor=True),
    "TIFF LZW": partial(tiff_of, U16, compression="lzw"), "TIFF runs": partial(tiff_of, U8, compression="packbits"),
    "TIFF color": partial(tiff_of, COLOR, 1, photometric="rgb"),
    "TIFF color by planes": partial(
        lambda: (tiff(np.moveaxis(COLOR, -1, 0), photometric="rgb", planarconfig="separate"), COLOR @ WEIGHTS, 1)),
    "TIFF white is zero 8": partial(white_is_zero, U8, 255),
    "TIFF white is zero 16": partial(white_is_zero, U16, 65535),
    "TIFF by row": partial(tiff_of, U16, rowsperstrip=1),
    "JPEG": partial(jpeg_of, U8, quality=90), "JPEG progressive": partial(jpeg_of, U8, progressive=True),
    "JPEG color": partial(jpeg_of, COLOR, 2, quality=95, subsampling=0),
    "JPEG color progressive": partial(jpeg_of, COLOR, 2, progressive=True, subsampling=0),
    **{f"{form} turned {n}": partial(turned, form, n, undo) for form in ("JPEG", "PNG", "TIFF") for n, undo in {
        3: lambda a: a[::-1, ::-1], 6: lambda a: np.rot90(a, -1), 8: np.rot90}.items()},
}  # fmt: skip
