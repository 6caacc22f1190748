"""What the first directory of a TIFF says, looked at before a library makes an object of each of its numbers."""

import struct

from planning.film import limits
from planning.film.film import FilmProblem

WIDTH, HEIGHT, BITS, PACKING, SAMPLES = 256, 257, 258, 259, 277
NOT_PACKED = 1
# Bytes, text and what is not defined stay as they are; of the other types every value becomes an object.
KEPT_AS_BYTES = (1, 2, 7)
WHOLE = {3: "H", 4: "I", 16: "Q"}
BIG = 43


def refuse_costly_tiff(data: bytes) -> None:
    """Stop a TIFF with more values in one element than a film has rows, or whose packed pixels are too many bytes.

    Raises FilmProblem; struct.error when the directory is not in the file.
    """
    entries = _entries(data)
    counts = (count for _, kind, count, _ in entries if kind not in KEPT_AS_BYTES)
    if max(counts, default=0) > limits.MOST_TIFF_VALUES:
        raise FilmProblem(limits.COSTLY)
    told = {tag: value for tag, _, _, value in entries}
    bits = told.get(WIDTH, 0) * told.get(HEIGHT, 0) * told.get(SAMPLES, 1) * told.get(BITS, 1)
    if told.get(PACKING, NOT_PACKED) != NOT_PACKED and bits > 8 * limits.MOST_TIFF_BYTES:
        raise FilmProblem(limits.COSTLY)


def _entries(data: bytes) -> list[tuple[int, int, int, int]]:
    """(tag, type, how many values, the first value if it is a whole number) of every element in the directory."""
    order = "<" if data.startswith(b"II") else ">"
    big = struct.unpack_from(f"{order}H", data, 2)[0] == BIG
    many, entry, word = ("Q", "HHQ", "Q") if big else ("H", "HHI", "I")
    room = struct.calcsize(word)
    (at,) = struct.unpack_from(order + word, data, 8 if big else 4)
    (number,) = struct.unpack_from(order + many, data, at)
    start, size, found = at + struct.calcsize(many), struct.calcsize(f"={entry}"), []
    for place in range(start, start + min(number, limits.MOST_TIFF_ELEMENTS) * (size + room), size + room):
        tag, kind, count = struct.unpack_from(order + entry, data, place)
        value, letter = 0, WHOLE.get(kind)
        if letter:
            inside = count * struct.calcsize(letter) <= room
            where = place + size if inside else struct.unpack_from(order + word, data, place + size)[0]
            (value,) = struct.unpack_from(order + letter, data, where)
        found.append((tag, kind, count, value))
    return found
