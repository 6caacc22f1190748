"""The CT and MR slices in the bytes of one file, or why there are none."""

from typing import Any

from planning.film import limits
from planning.film.archive import BOMB, HEAD
from planning.film.dataset import dataset_of
from planning.film.film import FilmProblem
from planning.film.frames import ENHANCED, count_frames, each_frame
from planning.film.quiet import quiet
from planning.film.slice import is_slice, place_of, short_hash
from planning.film.stack import Found
from planning.film.tags import number, text

BARE = (b"\x02\0", b"\x08\0", b"\0\x08")  # the groups of elements that DICOM without its mark begins with
KIND_WITHIN = 1024  # the bytes in which a DICOM file says what kind of object it is
OTHER = "other than CT or MR slices"
UNPLACED = "without a place in the patient"
UNREADABLE = "damaged or unreadable"


def may_hold_frames(head: bytes) -> bool:
    """Whether a file says in its first bytes that it is of a kind that holds a stack of frames."""
    return any(kind.encode() in head[:KIND_WITHIN] for kind in ENHANCED)


@quiet()
def holds_slices(data: bytes) -> bool:
    """Whether a file holds CT or MR slices that say where they lie, told without its pixels."""
    try:
        dataset = dataset_of(data, _named(data), limits.MOST_INFLATED)
        return is_slice(dataset) and any(map(place_of, each_frame(dataset)))
    except Exception:  # whatever is wrong with it, it is told when it is opened as a film
        return False


@quiet()
def slices_in(content: bytes, room: float) -> list[Found] | str:
    """The slices in a file that say where they lie, or why there are none.

    Raises FilmProblem when they need more than `room` bytes.
    """
    if not _named(content) and not content.startswith(BARE):
        return OTHER
    try:
        dataset = dataset_of(content, _named(content), _most_inflated(content))
        if not is_slice(dataset):
            return OTHER
        places = [place_of(told) for told in each_frame(dataset)]
        size = (number(dataset, "Rows") or 0) * (number(dataset, "Columns") or 0)
        frames = count_frames(dataset)
    except Exception:
        return UNREADABLE if _named(content) else OTHER
    if not any(places):
        return UNPLACED
    if size > limits.LARGEST_SLICE:
        return UNREADABLE
    if 2 * size * frames > room:
        raise FilmProblem(BOMB)
    return _decoded(dataset)


def _decoded(dataset: Any) -> list[Found] | str:
    from planning.film import dicom

    try:
        films = dicom.films_of(dataset)
    except Exception:
        return UNREADABLE
    series, first = short_hash(text(dataset, "SeriesInstanceUID")), number(dataset, "InstanceNumber") or 0.0
    return [Found(film, series, first if len(films) == 1 else film.frame) for film in films if film.place]


def _named(data: bytes) -> bool:
    return data[HEAD - 4 : HEAD] == b"DICM"


def _most_inflated(content: bytes) -> int:
    """How much a deflated file may become: one slice, or what a stack of them packs to."""
    return max(limits.LARGEST_SLICE_FILE, limits.STACK_TIMES * len(content) if may_hold_frames(content) else 0)
