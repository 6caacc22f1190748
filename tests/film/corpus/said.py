"""Films that say something of their values: which are bright, what they stand for, how they are laid out."""

from functools import partial

import imagecodecs
import numpy as np
import pydicom
from pydicom import uid
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.pixels import apply_voi_lut

from tests.film.corpus.made import COLOR, COLUMNS, RANDOM, ROWS, WEIGHTS, dataset, saved, stored

U12 = stored(12, 16, 0)
CENTERED = {"WindowCenter": "2000", "WindowWidth": "1000"}


def table(first, entries, bits):
    item = Dataset()
    item.add_new("LUTDescriptor", "SS" if first < 0 else "US", [len(entries) % 65536, first, bits])
    item.add_new("LUTData", "OW", np.asarray(entries, "<u2").tobytes())
    return [item]


def said(expected, pixels=U12, bits=12, within=0, write=saved, **elements):
    return write(dataset(pixels, bits, **elements)), expected, within


def looked_up():
    made = dataset(U12, 12, VOILUTSequence=table(0, np.linspace(0, 1, 4096) ** 2 * 1023, 10))
    return saved(made), apply_voi_lut(U12, made), 0


def bare(made, implicit):
    file = pydicom.filebase.DicomBytesIO()
    file.is_little_endian, file.is_implicit_VR = True, implicit
    del made.file_meta
    pydicom.filewriter.write_dataset(file, made)
    return file.getvalue()


def fragments():
    made = dataset(U12, 12)
    frame = imagecodecs.jpegls_encode(U12)
    made.file_meta.TransferSyntaxUID = uid.JPEGLSLossless
    made.PixelData = encapsulate([frame], fragments_per_frame=5)
    return saved(made), U12, 0


def palette():
    made = dataset(stored(8, 8, 0), 8, PhotometricInterpretation="PALETTE COLOR")
    colors = RANDOM.integers(0, 65536, (256, 3)).astype("<u2")
    for k, name in enumerate(("Red", "Green", "Blue")):
        made.add_new(f"{name}PaletteColorLookupTableDescriptor", "US", [256, 0, 16])
        made.add_new(f"{name}PaletteColorLookupTableData", "OW", colors[:, k].tobytes())
    return saved(made), (colors @ WEIGHTS)[made.pixel_array], 130  # the weights are 256ths, of 65,535


def full_range_color():
    """YBR_FULL by PS3.3 C.7.6.3.1.2: luminance comes first, and is the gray."""
    ybr = np.stack([stored(8, 8, 0) // 2 + 60, *np.full((2, ROWS, COLUMNS), 128, np.uint8)], axis=-1)
    return saved(dataset(ybr, 8, PhotometricInterpretation="YBR_FULL")), ybr[..., 0], 1.5


def planes():
    made = dataset(COLOR, 8, PlanarConfiguration=1)
    made.PixelData = np.moveaxis(COLOR, -1, 0).tobytes() + b"\0" * (COLOR.size % 2)
    return saved(made), COLOR @ WEIGHTS, 1.5


def overlaid():
    """An overlay in the bits above those stored, as old archives keep them."""
    made = dataset(U12 | 0x8000, 12)
    return saved(made), U12, 0


def ct(slope, intercept):
    elements = {"Modality": "CT", "RescaleSlope": slope, "RescaleIntercept": intercept}
    return said(np.clip(np.rint(U12 * float(slope) + intercept + 1024), 0, 65535), **elements)


def of_frames(pixels, bits):
    first = pixels[0]
    made = dataset(first, bits, NumberOfFrames=len(pixels))
    raw = pixels.tobytes()
    made.PixelData = raw + b"\0" * (len(raw) % 2)
    return saved(made), first @ WEIGHTS if first.ndim == 3 else first, 1.5 if first.ndim == 3 else 0


SAID = {
    "MONOCHROME1": partial(said, 4095 - U12, PhotometricInterpretation="MONOCHROME1"),
    "MONOCHROME1, 10 bits": partial(said, 1023 - U12 // 4, U12 // 4, 10, PhotometricInterpretation="MONOCHROME1"),
    "MONOCHROME1, signed": partial(
        said, 4095 - U12.astype(int), U12.astype(np.int16) - 2048, 12, PhotometricInterpretation="MONOCHROME1"),
    "shape INVERSE": partial(said, 4095 - U12, PresentationLUTShape="INVERSE"),
    "shape IDENTITY": partial(said, U12, PresentationLUTShape="IDENTITY"),
    "falling rescale": partial(said, 4095 - U12, RescaleSlope=-1, RescaleIntercept=4095),
    "falling rescale, MONOCHROME1": partial(
        said, U12, RescaleSlope=-1, RescaleIntercept=4095, PhotometricInterpretation="MONOCHROME1"),
    "several windows": partial(said, U12, WindowCenter=[2000, 100], WindowWidth=[1000, 50]),
    "a window by words": partial(said, U12, **CENTERED, WindowCenterWidthExplanation="NORMAL"),
    "a VOI table": looked_up,
    "no preamble": partial(said, U12, write=lambda made: saved(made)[132:]),
    "no header, implicit": partial(said, U12, write=partial(bare, implicit=True)),
    "no header, explicit": partial(said, U12, write=partial(bare, implicit=False)),
    "a TIFF header for a preamble": partial(said, U12, write=lambda made: b"II*\0" + saved(made)[4:]),
    "a codestream in five fragments": fragments,
    "a palette": palette,
    "YBR_FULL": full_range_color,
    "color by planes": planes,
    "an overlay in high bits": overlaid,
    "32 bits that hold 16": partial(said, U12 * 16, (U12 * 16).astype(np.uint32), 32),
    "CT": partial(ct, 1, -1024),
    "CT, half units": partial(ct, "0.5", -500),
    "CT, falling": partial(ct, -1, 3071),
    "frames of gray": partial(of_frames, np.stack([U12, U12[::-1]]), 12),
    "frames of color": partial(of_frames, np.stack([COLOR, COLOR[::-1]]), 8),
    "one row": partial(said, U12[:1], U12[:1]),
    "one column": partial(said, U12[:, :1], U12[:, :1]),
    "all of one value": partial(said, U12 * 0 + 7, U12 * 0 + 7),
}  # fmt: skip
