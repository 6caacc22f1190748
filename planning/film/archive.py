"""Zip archives opened in memory, a file at a time and never by name, within bounds."""

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from planning.film import limits
from planning.film.film import FilmProblem

HEAD = 132

BEGINS = (b"PK\x03\x04", b"PK\x05\x06")
DIRECTORY_ENTRY = b"PK\x01\x02"
LOCAL_HEADER_SIZE = 30
ENCRYPTED = 1
LEFT_BY_MACS = "__MACOSX/"
BOMB = "These files unpack to an enormous size; open only the slices of one series."
TOO_MANY = f"There are more than {limits.MOST_FILES:,} files here; open only the slices of one series."
DAMAGED = "This zip archive is cut off or damaged; copy or download it again."
LOCKED = "This zip archive is locked with a password; unpack it and open the slices inside."
OTHERWISE_PACKED = "This zip archive is packed in a way Coxa cannot read; unpack it and open the slices inside."
UNPACK_FIRST = "A zip archive inside this one is too large or too deep to open; unpack it and open the slices."


@dataclass(frozen=True)
class Packed:
    """One file of what was handed in, not yet unpacked.

    size: its bytes, as its archive states. took: the bytes it takes of what was handed in. read: its first bytes, at
    most as many as asked for; ValueError or zlib.error when it is damaged. depth: how many archives it is in.
    """

    size: int
    took: float
    read: Callable[[int], bytes]
    depth: int


def is_archive(data: bytes) -> bool:
    """Whether bytes are a zip archive, seen by the first 132; a DICOM file may begin like one."""
    return data.startswith(BEGINS) and data[128:132] != b"DICM"


def packed(data: bytes) -> list[Packed]:
    """The files in an archive; bytes that are no archive are themselves the one file.

    Raises FilmProblem for an archive that is damaged, locked, or would unpack to too much.
    """
    return _members(data, len(data), 1) if is_archive(data) else [_alone(data)]


def inside(part: Packed) -> list[Packed] | None:
    """The files in a file that is itself an archive, or None; ValueError, zlib.error and FilmProblem as above."""
    if part.depth == 0 or not is_archive(part.read(HEAD)):
        return None
    if part.size > limits.LARGEST_INSIDE or part.depth >= limits.DEEPEST_ARCHIVE:
        raise FilmProblem(UNPACK_FIRST)
    return _members(part.read(limits.LARGEST_INSIDE + 1), part.took, part.depth + 1)


def _alone(data: bytes) -> Packed:
    return Packed(len(data), len(data), lambda most: data[:most], 0)


def _members(data: bytes, took: float, depth: int) -> list[Packed]:
    entries = _entries(data)
    # Entries that share their bytes are a bomb too.
    shared = sum(entry.compress_size for entry in entries) > len(data)
    if shared or sum(entry.file_size for entry in entries) > limits.allowed(took):
        raise FilmProblem(BOMB)
    share = took / len(data)
    return [Packed(e.file_size, e.compress_size * share, partial(_unpack, data, e), depth) for e in entries]


def _entries(data: bytes) -> list[zipfile.ZipInfo]:
    # Counted before the directory is read, because every entry becomes an object.
    if data.count(DIRECTORY_ENTRY) > limits.MOST_FILES:
        raise FilmProblem(TOO_MANY)
    try:
        entries = zipfile.ZipFile(BytesIO(data)).infolist()
    except Exception:
        raise FilmProblem(DAMAGED) from None
    entries = [e for e in entries if not e.filename.endswith("/") and not e.filename.startswith(LEFT_BY_MACS)]
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise FilmProblem(LOCKED)
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise FilmProblem(OTHERWISE_PACKED)
    return entries


def _unpack(data: bytes, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The first bytes of a file in an archive; the whole is checked against its sum.

    zipfile's own reading inflates what an entry holds, however much that is, before it cuts it to the size stated.
    """
    at = entry.header_offset
    name, extra = (int.from_bytes(data[at + field : at + field + 2], "little") for field in (26, 28))
    start = at + LOCAL_HEADER_SIZE + name + extra
    held, most = memoryview(data)[start : start + entry.compress_size], min(most, entry.file_size + 1)
    stored = entry.compress_type == zipfile.ZIP_STORED
    content = bytes(held[:most]) if stored else zlib.decompressobj(-zlib.MAX_WBITS).decompress(held, most)
    if most > entry.file_size and (len(content) != entry.file_size or zlib.crc32(content) != entry.CRC):
        raise ValueError("not the file the archive says it is")
    return content
