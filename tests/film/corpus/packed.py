"""Films packed by dcmtk, gdcm and imagecodecs in every transfer syntax that is served."""

import subprocess
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import imagecodecs
import pydicom
from pydicom import uid
from pydicom.encaps import encapsulate

from tests.conftest import need
from tests.film.corpus.made import ALL_KINDS, of_kind, saved, shown


def run(folder, data, tool, *options):
    """A file as a tool of dcmtk or gdcm converts it."""
    before, after = Path(folder, "before.dcm"), Path(folder, "after.dcm")
    before.write_bytes(data)
    after.unlink(missing_ok=True)
    subprocess.run([need(tool), *options, before, after], check=True, capture_output=True)
    return after.read_bytes()


def converted(folder, kind, tool, options, back, within=0.0):
    """What a tool made of a film, and its pixels as another (`back`) unpacks them, read by pydicom's numpy code."""
    data = run(folder, saved(of_kind(kind)), tool, *options)
    plain = run(folder, data, *back) if back else data
    within = max(within, 1.5) if kind == "rgb" else within
    return data, shown(pydicom.dcmread(BytesIO(plain)).pixel_array, kind), within


def packed_by_imagecodecs(folder, kind, syntax, encode):
    """A codestream of imagecodecs in DICOM; lossless, so that the pixels are those packed."""
    made = of_kind(kind)
    values = made.pixel_array
    made.file_meta.TransferSyntaxUID = syntax
    made.PixelData = encapsulate([encode(values)])
    made["PixelData"].VR = "OB"
    return saved(made), shown(values, kind), 1.5 if kind == "rgb" else 0


PACKED: dict[str, Callable] = {}
for name, option in {"implicit": "+ti", "explicit": "+te", "big endian": "+tb", "deflated": "+td"}.items():
    for kind in ALL_KINDS:
        PACKED[f"dcmtk {name} {kind}"] = partial(converted, kind=kind, tool="dcmconv", options=[option], back=None)
for kind in ALL_KINDS:
    PACKED[f"dcmtk RLE {kind}"] = partial(converted, kind=kind, tool="dcmcrle", options=[], back=["dcmdrle"])
    PACKED[f"dcmtk JPEG-LS {kind}"] = partial(converted, kind=kind, tool="dcmcjpls", options=["+el"], back=["dcmdjpls"])
    for name, option in {"JPEG lossless SV1": "+e1", "JPEG lossless": "+el"}.items():
        PACKED[f"dcmtk {name} {kind}"] = partial(
            converted, kind=kind, tool="dcmcjpeg", options=[option], back=["dcmdjpeg"])  # fmt: skip
    for name, option in {"JPEG 2000": "--j2k", "JPEG-LS": "--jpegls", "RLE": "--rle", "JPEG": "--jpeg"}.items():
        if name == "RLE" and kind in ("u8", "rgb"):
            continue  # gdcm aborts on bytes of an odd number of columns
        PACKED[f"gdcm {name} {kind}"] = partial(
            converted, kind=kind, tool="gdcmconv", options=[option], back=["gdcmconv", "--raw"])  # fmt: skip
for kind in ("u12", "u16"):
    PACKED[f"dcmtk JPEG-LS near {kind}"] = partial(
        converted, kind=kind, tool="dcmcjpls", options=["+en", "+md", "2"], back=["dcmdjpls"])  # fmt: skip
PACKED["dcmtk JPEG baseline u8"] = partial(
    converted, kind="u8", tool="dcmcjpeg", options=["+eb"], back=["dcmdjpeg"], within=1)  # fmt: skip
PACKED["dcmtk JPEG baseline rgb"] = partial(
    converted, kind="rgb", tool="dcmcjpeg", options=["+eb", "+s4"], back=["dcmdjpeg"], within=3)  # fmt: skip
PACKED["dcmtk JPEG extended u12"] = partial(
    converted, kind="u12", tool="dcmcjpeg", options=["+ee"], back=["dcmdjpeg"], within=1)  # fmt: skip
for syntax in (uid.HTJ2KLossless, uid.HTJ2KLosslessRPCL, uid.HTJ2K):
    for kind in ("u8", "u12", "u16", "s16"):
        PACKED[f"imagecodecs {syntax.name} {kind}"] = partial(
            packed_by_imagecodecs, kind=kind, syntax=syntax, encode=partial(imagecodecs.htj2k_encode, reversible=True))
