"""Bytes to a DICOM dataset, its pixels not decoded, at a cost that is bounded whatever the bytes claim."""

import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import count
from typing import Any

from pydicom import uid
from pydicom.filereader import read_dataset, read_partial, read_preamble

from planning.film import limits
from planning.film.film import FilmProblem
from planning.film.quiet import quiet
from planning.film.tags import Metered

CUT_OFF = "This DICOM file is cut off or damaged, its image is not complete; fetch or copy it again."
NOT_A_FILM = "This file is not a film; open a DICOM, PNG, JPEG or TIFF file."
INFLATED_TOO_MUCH = "This DICOM file unpacks to an enormous size; export it uncompressed."
ITEM, ITEM_BIG_ENDIAN = b"\xfe\xff\x00\xe0", b"\xff\xfe\xe0\x00"
DEFLATED = uid.DeflatedExplicitVRLittleEndian.encode()
INFLATED = uid.ExplicitVRLittleEndian.encode().ljust(len(DEFLATED), b"\0")


@quiet()
def dataset_of(data: bytes, named: bool, most_inflated: int) -> Any:
    """The dataset in the bytes of a DICOM file, its pixels not decoded; at most `most_inflated` bytes when deflated.

    named: whether they carry the DICM mark. Raises FilmProblem for what is cut off, unpacks to more, has more elements
    than any scanner writes, or is no DICOM at all.
    """
    if named:
        data = _inflated(data, most_inflated)
    # Counted before they are read, because every item becomes an object.
    if max(data.count(ITEM), data.count(ITEM_BIG_ENDIAN)) > limits.MOST_ITEMS:
        raise FilmProblem(CUT_OFF if named else NOT_A_FILM)
    try:
        dataset = read_partial(Metered(data), stop_when=_counted(), force=True)
    except Exception:
        raise FilmProblem(CUT_OFF if named else NOT_A_FILM) from None
    if not named and "SOPClassUID" not in dataset and "Rows" not in dataset:
        raise FilmProblem(NOT_A_FILM)
    return dataset


def _counted() -> Callable[..., bool]:
    """What stops the reading of a dataset of endless tiny elements: each costs pydicom far more than its bytes."""
    elements = count()

    def too_many(*_: Any) -> bool:
        if next(elements) > limits.MOST_ELEMENTS:
            raise ValueError("too many elements")
        return False

    return too_many


def _inflated(data: bytes, most: int) -> bytes:
    """A deflated file as one that is not, so that pydicom need not inflate it; other bytes as they are."""
    stream = BytesIO(data)
    try:
        read_preamble(stream, force=True)
        meta = read_dataset(stream, False, True, stop_when=lambda tag, vr, length: tag.group != 2)
        if meta.get("TransferSyntaxUID") != uid.DeflatedExplicitVRLittleEndian:
            return data
    except Exception:
        raise FilmProblem(CUT_OFF) from None
    head, packed = data[: stream.tell()], data[stream.tell() :]
    size = _size_inflated(packed, min(most, max(limits.FREE_INFLATED, limits.MOST_TIMES * len(packed))))
    return _unpacked(head.replace(DEFLATED, INFLATED, 1), packed, size)


def _unpacked(head: bytes, packed: bytes, size: int) -> bytes:
    """The head and what is inflated, of so many bytes, put together a step at a time so as not to be held twice."""
    made, inflate = BytesIO(), zlib.decompressobj(-zlib.MAX_WBITS)
    made.write(head)
    while made.tell() < len(head) + size:
        made.write(inflate.decompress(packed, limits.INFLATE_STEP))
        packed = inflate.unconsumed_tail
    return made.getvalue()


def _size_inflated(packed: bytes, most: int) -> int:
    """How many bytes come out, counted a step at a time and thrown away; raises FilmProblem for more than `most`."""
    inflate, total, pending = zlib.decompressobj(-zlib.MAX_WBITS), 0, packed
    while not inflate.eof:
        try:
            inflated = len(inflate.decompress(pending, limits.INFLATE_STEP))
        except zlib.error:
            raise FilmProblem(CUT_OFF) from None
        total, pending = total + inflated, inflate.unconsumed_tail
        if total > most:
            raise FilmProblem(INFLATED_TOO_MUCH)
        if not inflated and not inflate.eof:
            raise FilmProblem(CUT_OFF)
    return total
