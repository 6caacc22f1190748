"""Small pictures that would cost far more than a film, most of them written by hand."""

import struct
import zlib
from functools import partial

import numpy as np
from PIL import Image

from tests.film.corpus.made import MB, resized, stored, zeros
from tests.film.corpus.pictures import picture, tiff

SMALL = stored(8, 8, 0)


def progressive(passes):
    stream = picture(Image.fromarray(np.zeros((4000, 4000), np.uint8)), "JPEG", progressive=True)
    at = stream.index(b"\xff\xda")
    return stream[:-2] + stream[at:-2] * passes + b"\xff\xd9"


def many_exif():
    stream = picture(Image.fromarray(SMALL), "JPEG")
    return stream[:2] + (b"\xff\xe1\xff\xffExif\0\0" + bytes(65_527)) * 300 + stream[2:]


def png(rows, columns, *chunks, depth=8):
    """A PNG by hand: what it says of its size, then chunks of (kind, content)."""
    head = struct.pack(">IIBBBBB", columns, rows, depth, 0, 0, 0, 0)
    made = b"\x89PNG\r\n\x1a\n"
    for kind, content in ((b"IHDR", head), *chunks, (b"IEND", b"")):
        made += struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return made


def tiff_of(*entries, after=b""):
    """A TIFF by hand, of one directory of (tag, type, count, value); type 3 is 16 bits, type 4 is 32."""
    body = b"".join(struct.pack("<HHI", *one[:3]) + (
        struct.pack("<HH", one[3], 0) if one[1] == 3 else struct.pack("<I", one[3])) for one in entries)  # fmt: skip
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + body + bytes(4) + after


def large_tiff(rows, columns, packing, content, bits=8):
    at = 8 + 2 + 9 * 12 + 4
    return tiff_of((256, 4, 1, columns), (257, 4, 1, rows), (258, 3, 1, bits), (259, 3, 1, packing), (262, 3, 1, 1),
                   (273, 4, 1, at), (277, 3, 1, 1), (278, 4, 1, rows), (279, 4, 1, len(content)),
                   after=content)  # fmt: skip


def tiff_of_directories(count):
    """A chain of directories, each with one element and the place of the next."""
    step = 2 + 12 + 4
    one = struct.pack("<HHHII", 1, 256, 4, 1, 9)
    return b"II*\0" + struct.pack("<I", 8) + b"".join(one + struct.pack("<I", 8 + (k + 1) * step) for k in range(count))


HOSTILE_PICTURES = {
    "progressive JPEG of 1,000 passes": partial(progressive, 120),
    "progressive JPEG of 7,000 x 7,000 in color": lambda: resized(
        picture(Image.fromarray(np.stack([SMALL] * 3, -1)), "JPEG", progressive=True), b"\xff\xc2", 5, 7000, 2)
        + bytes(2_000_000),
    "JPEG of 65,000 x 65,000": lambda: resized(picture(Image.fromarray(SMALL), "JPEG"), b"\xff\xc0", 5, 65_000, 2),
    "JPEG of 7,000 x 7,000 from nothing": lambda: resized(
        picture(Image.fromarray(SMALL), "JPEG"), b"\xff\xc0", 5, 7000, 2),
    "JPEG of EXIF without end": many_exif,
    "PNG of 60,000 x 60,000": lambda: png(60_000, 60_000, (b"IDAT", zeros(50, zlib.MAX_WBITS))),
    "PNG of 7,000 x 7,000 from nothing": lambda: png(7000, 7000, (b"IDAT", zeros(49, zlib.MAX_WBITS))),
    "PNG of 8,000 x 8,000": lambda: png(8000, 8000, (b"IDAT", zeros(64, zlib.MAX_WBITS)), (b"tEXt", bytes(MB))),
    "PNG of a profile of 400 MB": lambda: png(9, 9, (b"iCCP", b"x\0\0" + zeros(400, zlib.MAX_WBITS)), (b"IDAT", b"")),
    "PNG of text of 400 MB": lambda: png(9, 9, (b"zTXt", b"x\0\0" + zeros(400, zlib.MAX_WBITS)), (b"IDAT", b"")),
    "PNG of many texts": lambda: png(9, 9, *[(b"zTXt", b"x%d\0\0" % k + zeros(1, zlib.MAX_WBITS)) for k in range(99)],
                                     (b"IDAT", b"")),
    "PNG without pixels": lambda: png(9, 9),
    "TIFF of 60,000 x 60,000": lambda: large_tiff(60_000, 60_000, 8, zeros(50, zlib.MAX_WBITS)),
    "TIFF of 7,000 x 7,000 from nothing": lambda: large_tiff(7000, 7000, 8, zeros(49, zlib.MAX_WBITS)),
    "TIFF of 7,000 x 7,000 in runs": lambda: large_tiff(7000, 7000, 32773, b"\x81\0" * 100_000),
    "TIFF of 5,000 x 5,000 fractions": lambda: tiff(np.zeros((5000, 5000), np.float32), compression="zlib"),
    "TIFF of 5,000 x 5,000 in 32 bits": lambda: tiff(np.full((5000, 5000), 1 << 30, np.int32), compression="zlib"),
    "TIFF of more values than rows": lambda: tiff_of((256, 4, 1, 9), (257, 4, 1, 9), (273, 4, 10**7, 200),
                                                     after=bytes(4 * 10**7)),
    "TIFF of a hundred thousand directories": partial(tiff_of_directories, 100_000),
    "TIFF of its own directory again": lambda: tiff_of((256, 4, 1, 9))[:-4] + (8).to_bytes(4, "little"),
    "BigTIFF of 60,000 x 60,000": lambda: tiff(np.zeros((64, 64), np.uint8), bigtiff=True).replace(
        b"\x40\0\0\0\0\0\0\0", b"\x60\xea\0\0\0\0\0\0"),
}  # fmt: skip
