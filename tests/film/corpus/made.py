"""Films made in memory: gray of every depth and color, as datasets and bytes."""

import zlib
from functools import cache
from io import BytesIO

import numpy as np
import pydicom
from pydicom import uid
from pydicom.dataset import Dataset, FileMetaDataset

MB = 1 << 20
WEIGHTS = [0.299, 0.587, 0.114]  # ITU-R BT.601
RANDOM = np.random.default_rng(11)
ROWS, COLUMNS = 45, 61  # odd, so that rows end amid words and blocks
# Bits stored, bits allocated, signed: the kinds of gray in use.
GRAY = {"u8": (8, 8, 0), "u10": (10, 16, 0), "u12": (12, 16, 0), "u14": (14, 16, 0), "u16": (16, 16, 0),
        "s12": (12, 16, 1), "s16": (16, 16, 1)}  # fmt: skip
ALL_KINDS = [*GRAY, "rgb"]


def stored(bits, allocated, signed):
    """Values over the whole range of so many bits: a slope with noise."""
    row, column = np.mgrid[0:ROWS, 0:COLUMNS]
    values = (row + column) / (ROWS + COLUMNS - 2) * (2**bits - 1) * 0.98 + RANDOM.integers(0, 2**bits // 64, row.shape)
    values = values.astype(int) - (2 ** (bits - 1) if signed else 0)
    return values.astype(f"{'i' if signed else 'u'}{allocated // 8}")


COLOR = np.stack([stored(8, 8, 0), stored(8, 8, 0)[::-1], stored(8, 8, 0)[:, ::-1]], axis=-1)


def dataset(pixels, bits, **elements):
    """A radiograph around pixels."""
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = uid.ExplicitVRLittleEndian
    made.SOPClassUID, made.SOPInstanceUID = uid.SecondaryCaptureImageStorage, "1.2.826.1"
    made.PatientName, made.PatientID, made.Modality = "None", "0", "DX"
    made.StudyInstanceUID, made.SeriesInstanceUID = "1.2.826.2", "1.2.826.3"
    made.Rows, made.Columns = pixels.shape[:2]
    made.SamplesPerPixel = pixels.shape[2] if pixels.ndim == 3 else 1
    made.PhotometricInterpretation = "RGB" if pixels.ndim == 3 else "MONOCHROME2"
    if pixels.ndim == 3:
        made.PlanarConfiguration = 0
    made.BitsAllocated, made.BitsStored, made.HighBit = pixels.dtype.itemsize * 8, bits, bits - 1
    made.PixelRepresentation = int(pixels.dtype.kind == "i")
    raw = pixels.tobytes()
    made.PixelData = raw + b"\0" * (len(raw) % 2)
    made["PixelData"].VR = "OB" if pixels.dtype.itemsize == 1 else "OW"
    for keyword, value in elements.items():
        setattr(made, keyword, value)
    return made


def saved(made, **options):
    file = BytesIO()
    pydicom.dcmwrite(file, made, **{"enforce_file_format": True, **options})
    return file.getvalue()


def of_kind(kind):
    """A native dataset of a kind of gray, or in color."""
    return dataset(COLOR, 8) if kind == "rgb" else dataset(stored(*GRAY[kind]), GRAY[kind][0])


def brought_up(values, bits, signed):
    """Stored values as a film shows them: moved up by half the range when signed."""
    return values.astype(int) + (2 ** (bits - 1) if signed else 0)


def shown(values, kind):
    return values @ WEIGHTS if kind == "rgb" else brought_up(values, GRAY[kind][0], GRAY[kind][2])


def with_syntax(data, syntax):
    """A file of explicit little endian that says it is of another transfer syntax, whatever that is."""
    name = syntax.encode() + b"\0" * (len(syntax) % 2)
    start, length = data.index(b"\x02\0\x10\0UI") + 6, data.index(b"\x02\0\0\0UL\x04\0") + 8
    was = 2 + int.from_bytes(data[start : start + 2], "little")
    meta = int.from_bytes(data[length : length + 4], "little") + 2 + len(name) - was
    data = data[:start] + len(name).to_bytes(2, "little") + name + data[start + was :]
    return data[:length] + meta.to_bytes(4, "little") + data[length + 4 :]


@cache
def zeros(megabytes, wrap=-zlib.MAX_WBITS):
    """So many megabytes of zeros, deflated."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, wrap)
    return b"".join(squeeze.compress(bytes(MB)) for _ in range(megabytes)) + squeeze.flush()


def resized(stream, marker, offset, side, width, times=1):
    """A codestream with another size written over its own, at so many bytes after a marker."""
    stream = bytearray(stream)
    at = stream.index(marker) + offset
    for k in range(2 * times):
        start = at + k * width + (2 * width if k >= 2 else 0)
        stream[start : start + width] = side.to_bytes(width, "big")
    return bytes(stream)
