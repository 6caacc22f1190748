"""Zip archives written byte by byte by APPNOTE.TXT of PKWARE, so that they can lie."""

import zlib
from typing import NamedTuple


class Entry(NamedTuple):
    """One file of an archive: its name, the bytes as packed, and what the directory says of them."""

    name: bytes
    packed: bytes
    size: int
    crc: int
    method: int = 8
    flags: int = 0


def entry(content, name=b"slice.dcm", **lies):
    """A file packed honestly, but for what is given otherwise."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = squeeze.compress(content) + squeeze.flush()
    return Entry(name, packed, len(content), zlib.crc32(content))._replace(**lies)


def stored(content, name=b"slice.dcm"):
    return Entry(name, content, len(content), zlib.crc32(content), method=0)


def archive(*entries, shared=False):
    """The archive; `shared`: all entries point at the bytes of the first."""
    body, directory = bytearray(), bytearray()
    for e in entries:
        at = 0 if shared else len(body)
        numbers = b"".join(n.to_bytes(size, "little") for n, size in (
            (20, 2), (e.flags, 2), (e.method, 2), (0, 4), (e.crc, 4), (len(e.packed), 4), (e.size, 4), (len(e.name), 2),
            (0, 2),
        ))  # fmt: skip
        if not shared or not body:
            body += b"PK\x03\x04" + numbers + e.name + e.packed
        directory += b"PK\x01\x02" + b"\x14\0" + numbers + bytes(10) + at.to_bytes(4, "little") + e.name
    count = min(len(entries), 65535).to_bytes(2, "little")
    sizes = len(directory).to_bytes(4, "little") + len(body).to_bytes(4, "little")
    return bytes(body + directory) + b"PK\x05\x06" + bytes(4) + count * 2 + sizes + b"\0\0"
