"""Small DICOM files that would cost far more than a film: bombs of all that is packed, nested or counted."""

import struct
import zlib
from functools import partial

import imagecodecs
import numpy as np
from pydicom import uid
from pydicom.dataset import Dataset

from tests.film.corpus.damaged import a_slice, jpeg2000, packed, runs
from tests.film.corpus.hostile_pictures import progressive
from tests.film.corpus.made import MB, dataset, resized, saved, stored, with_syntax

DEFLATED = uid.DeflatedExplicitVRLittleEndian
SMALL = stored(8, 8, 0)


def told(rows, columns, bits=16, samples=1, **elements):
    """What a header says of an image, whatever its pixels are."""
    return {"Rows": rows, "Columns": columns, "BitsAllocated": bits, "BitsStored": bits, "HighBit": bits - 1,
            "SamplesPerPixel": samples, **elements}  # fmt: skip


def jpeg2000_of(side, tile=None, padding=0):
    """A JPEG 2000 with another size in SIZ, ISO 15444-1 A.5.1: the size, then the origin, then the size of a tile."""
    stream = bytearray(jpeg2000(SMALL))
    stream[8:16] = struct.pack(">II", side, side)
    stream[24:32] = struct.pack(">II", *(2 * [side if tile is None else tile]))
    return bytes(stream[:-2]) + bytes(padding) + b"\xff\xd9"


def in_dicom(syntax, frame, side, bits=8, samples=1, **elements):
    """A codestream in DICOM that says of it what is given."""
    return packed(syntax, frame, SMALL, 8, **told(side, side, bits, samples, **elements))


def deflated(megabytes):
    """A film of so many megabytes of zeros, deflated."""
    data = saved(dataset(SMALL, 8))
    meta = with_syntax(data[: data.index(b"\x08\0\x16\0UI")], DEFLATED)
    head = b"\x08\0\x60\0CS\x02\0DX\xe0\x7f\x10\0OW\0\0" + (megabytes * MB).to_bytes(4, "little")
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b"".join([meta, squeeze.compress(head), *(squeeze.compress(bytes(MB)) for _ in range(megabytes)),
                     squeeze.flush()])  # fmt: skip


def nested(depth):
    data = saved(dataset(SMALL, 8))
    sequence = b"\x08\0\x40\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\0\xe0\xff\xff\xff\xff"
    return data[: data.index(b"\x28\0\x02\0")] + sequence * depth


def tiny_elements():
    elements = b"".join(b"\xe2\x7f" + k.to_bytes(2, "little") + b"UN" + bytes(6) for k in range(65_000))
    return saved(dataset(SMALL, 8)) + elements * 9


def items(count):
    return saved(dataset(SMALL, 8))[:-9] + b"\xfe\xff\0\xe0\0\0\0\0" * count


def sequence_of(item, count, tag=b"\x08\0\x40\x11"):
    """A film with a sequence of so many items, its length told, so that it is read when it is looked at."""
    data, body = saved(dataset(SMALL, 8)), item * count
    at = data.index(b"\x10\0\x10\0PN")
    return data[:at] + tag + b"SQ\0\0" + len(body).to_bytes(4, "little") + body + data[at:]


def frames_without_end():
    """An enhanced CT whose frames are told in a million empty elements."""
    tags = b"".join(b"\x20\0" + k.to_bytes(2, "little") + b"LO\0\0" for k in range(60_000))
    item = b"\xfe\xff\0\xe0" + len(tags).to_bytes(4, "little") + tags
    ct = a_slice(NumberOfFrames=20, SOPClassUID=uid.EnhancedCTImageStorage)
    at, body = ct.index(b"\xe0\x7f\x10\0"), item * 20
    return ct[:at] + b"\x00\x52\x30\x92SQ\0\0" + len(body).to_bytes(4, "little") + body + ct[at:]


def frames_of_a_stack(count):
    """An enhanced CT of very many large frames, all of them packed in the same few bytes."""
    frame = imagecodecs.jpegls_encode(np.zeros((2048, 2048), np.uint16))
    groups = []
    for k in range(count):
        place, own = Dataset(), Dataset()
        place.ImagePositionPatient, place.ImageOrientationPatient = [0, 0, k], [1, 0, 0, 0, 1, 0]
        own.PlanePositionSequence, own.PlaneOrientationSequence = [place], [place]
        groups.append(own)
    elements = {"Modality": "CT", "SOPClassUID": uid.EnhancedCTImageStorage, "NumberOfFrames": count,
                "PerFrameFunctionalGroupsSequence": groups}  # fmt: skip
    return packed(uid.JPEGLSLossless, frame, SMALL, 8, **told(2048, 2048), **elements)


def segments():
    """A palette of which every six bytes become 65,535 colors."""
    colors, one = ("Red", "Green", "Blue"), b"\1\0\xff\xff\xff\xff"
    tables = {f"Segmented{color}PaletteColorLookupTableData": one * 9999 for color in colors}
    sizes = {f"{color}PaletteColorLookupTableDescriptor": [0, 0, 16] for color in colors}
    return saved(dataset(SMALL, 8, PhotometricInterpretation="PALETTE COLOR", **tables, **sizes))


BASELINE, EXTENDED = uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit
GRAY_JPEG = imagecodecs.jpeg_encode(SMALL)
LOSSLESS_JPEG = imagecodecs.jpeg_encode(SMALL, lossless=True, predictor=1)
LS = imagecodecs.jpegls_encode(SMALL)
HT = imagecodecs.htj2k_encode(SMALL, reversible=True)
HOSTILE = {
    "deflated to 500 MB": partial(deflated, 500),
    "deflated to 300 MB": partial(deflated, 300),
    "runs of 1 MB that become 64 MB": lambda: in_dicom(uid.RLELossless, runs(b"\x81\0" * (MB // 2)), 100),
    "runs of 8192 x 8192": lambda: in_dicom(uid.RLELossless, runs(b"\x81\0" * (MB // 2)), 8192),
    "runs of 7000 x 7000 from nothing": lambda: in_dicom(uid.RLELossless, runs(b"\x81\0" * 50), 7000),
    "runs of 7000 x 7000 cut off": lambda: in_dicom(uid.RLELossless, runs(b"\x81\0" * 300_000), 7000),
    "runs of 32 bits": lambda: in_dicom(uid.RLELossless, runs(*[b"\x81\0" * 400_000] * 4), 7000, 32),
    "runs of 7000 x 7000 in color": lambda: in_dicom(
        uid.RLELossless, runs(*[b"\x81\0" * 400_000] * 3), 7000, samples=3, PhotometricInterpretation="YBR_FULL"),
    "runs of sixteen segments": lambda: in_dicom(uid.RLELossless, runs(*[b"\x81\0" * 9] * 15), 20, 64),
    "JPEG 2000 larger than told": lambda: in_dicom(uid.JPEG2000Lossless, jpeg2000_of(16_000), 45),
    "JPEG 2000 of 16,000 x 16,000": lambda: in_dicom(uid.JPEG2000Lossless, jpeg2000_of(16_000), 16_000),
    "JPEG 2000 of 7,000 x 7,000": lambda: in_dicom(uid.JPEG2000Lossless, jpeg2000_of(7000, padding=500_000), 7000),
    "JPEG 2000 of 5,400 x 5,400": lambda: in_dicom(uid.JPEG2000Lossless, jpeg2000_of(5400, padding=500_000), 5400),
    "JPEG 2000 in a million tiles": lambda: in_dicom(uid.JPEG2000Lossless, jpeg2000_of(4000, 4), 4000),
    "JPEG 2000 in tiles of nothing": lambda: in_dicom(uid.JPEG2000Lossless, jpeg2000_of(4000, 0), 4000),
    "JPEG 2000 in its largest size": lambda: in_dicom(uid.JPEG2000Lossless, jpeg2000_of(2**32 - 1), 45),
    "HTJ2K of 7,000 x 7,000": lambda: in_dicom(
        uid.HTJ2KLossless, resized(HT, b"\xff\x51", 6, 7000, 4, 2)[:-2] + bytes(500_000) + b"\xff\xd9", 7000),
    "HTJ2K of 16,000 x 16,000": lambda: in_dicom(uid.HTJ2KLossless, resized(HT, b"\xff\x51", 6, 16_000, 4, 2), 16_000),
    "JPEG-LS larger than told": lambda: in_dicom(uid.JPEGLSLossless, resized(LS, b"\xff\xf7", 5, 65_535, 2), 45),
    "JPEG-LS of 7,000 x 7,000": lambda: in_dicom(
        uid.JPEGLSLossless, resized(LS, b"\xff\xf7", 5, 7000, 2)[:-2] + bytes(500_000) + b"\xff\xd9", 7000),
    "JPEG-LS of 65,535 x 65,535": lambda: in_dicom(uid.JPEGLSLossless, resized(LS, b"\xff\xf7", 5, 65_535, 2), 65_535),
    "JPEG of 65,535 x 65,535": lambda: in_dicom(BASELINE, resized(GRAY_JPEG, b"\xff\xc0", 5, 65_535, 2), 65_535),
    "JPEG larger than told": lambda: in_dicom(BASELINE, resized(GRAY_JPEG, b"\xff\xc0", 5, 65_535, 2), 45),
    "JPEG lossless of 7,000 x 7,000": lambda: in_dicom(
        uid.JPEGLosslessSV1, resized(LOSSLESS_JPEG, b"\xff\xc3", 5, 7000, 2), 7000),
    "progressive JPEG of 1,000 passes in DICOM": lambda: in_dicom(BASELINE, progressive(120), 4000),
    "fewer samples than told": lambda: in_dicom(BASELINE, GRAY_JPEG, 45, samples=3, PhotometricInterpretation="RGB"),
    "a palette of segments": segments,
    "sequences 5,000 deep": partial(nested, 5000),
    "sequences 200,000 deep": partial(nested, 200_000),
    "tiny elements": tiny_elements,
    "a million items": partial(items, 1_000_000),
    "a sequence of a million items": lambda: sequence_of(b"\xfe\xff\0\xe0\0\0\0\0", 1_000_000),
    "frames without end": frames_without_end,
    "a stack of 2,000 large frames": partial(frames_of_a_stack, 2000),
}  # fmt: skip
