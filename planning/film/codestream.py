"""What a packed image says of its own size, and the refusal of those that cost their decoder far more than a film."""

import math

from planning.film import limits
from planning.film.film import FilmProblem

SIZE_MARKER_2000 = b"\xff\x4f\xff\x51"
SCAN_MARKER = b"\xff\xda"
FRAME_MARKERS = {*range(0xC0, 0xD0), 0xF7} - {0xC4, 0xC8, 0xCC}
PROGRESSIVE = {0xC2, 0xC6, 0xCA, 0xCE}
EXIF_MARKER = 0xE1


def stated_shape(source: bytes) -> tuple[int, int, int] | None:
    """(rows, columns, samples) written in a JPEG, JPEG-LS or JPEG 2000 codestream, or None."""
    if source.startswith(b"\xff\xd8"):
        return next((_shape(source, at) for at in _segments(source) if source[at + 1] in FRAME_MARKERS), None)
    start = source.find(SIZE_MARKER_2000)
    return _shape_2000(source, start + 2) if start >= 0 else None


def unboxed(source: bytes) -> bytes:
    """A JPEG 2000 codestream out of the boxes around it, so that what is decoded is what was looked at."""
    return source[max(0, source.find(SIZE_MARKER_2000)) :]


def refuse_costly(source: bytes) -> None:
    """Stop a codestream on which its decoder would spend far more than on a film; raises FilmProblem."""
    rows, columns, samples = stated_shape(source) or (0, 0, 0)
    size = rows * columns * samples
    if source.startswith(b"\xff\xd8"):
        most = limits.MOST_SAMPLES_PROGRESSIVE if _is_progressive(source) else size
        parts, most_parts = source.count(SCAN_MARKER), limits.MOST_SCANS
    else:
        most, parts, most_parts = limits.MOST_SAMPLES_2000, _tiles(source), limits.MOST_TILES
    if size > most or parts > most_parts:
        raise FilmProblem(limits.COSTLY)


def _is_progressive(source: bytes) -> bool:
    return any(source[at + 1] in PROGRESSIVE for at in _segments(source))


def _tiles(source: bytes) -> float:
    at = source.find(SIZE_MARKER_2000) + 2
    right, bottom, _, _, wide, high, left, top = (_number(source, at + 6 + 4 * k, 4) for k in range(8))
    return -(-(right - left) // wide) * -(-(bottom - top) // high) if wide and high else math.inf


def exif_bytes(source: bytes) -> int:
    """The bytes of all EXIF segments of a JPEG together, which its reader joins."""
    return sum(_number(source, at + 2, 2) for at in _segments(source) if source[at + 1] == EXIF_MARKER)


def _shape_2000(source: bytes, at: int) -> tuple[int, int, int]:
    right, bottom, left, top = (_number(source, at + offset, 4) for offset in (6, 10, 14, 18))
    return bottom - top, right - left, _number(source, at + 38, 2)


def _shape(source: bytes, at: int) -> tuple[int, int, int]:
    return _number(source, at + 5, 2), _number(source, at + 7, 2), source[at + 9]


def _segments(source: bytes) -> list[int]:
    """Where the marker segments of a JPEG begin, as far as they follow one another, up to its first scan."""
    at, found = 2, []
    while at + 10 <= len(source) and source[at] == 0xFF and source[at + 1] != SCAN_MARKER[1]:
        if source[at + 1] == 0xFF:
            at += 1
        else:
            found.append(at)
            at += 2 + _number(source, at + 2, 2)
    return found


def _number(source: bytes, at: int, size: int) -> int:
    return int.from_bytes(source[at : at + size], "big")
