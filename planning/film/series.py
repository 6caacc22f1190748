"""Many files in, stacks of slices out: CT or MR series as files, in zip archives, or among what else is on a disc."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator

from planning.film import limits
from planning.film.archive import BOMB, HEAD, TOO_MANY, Packed, inside, packed
from planning.film.dataset import dataset_of
from planning.film.film import FilmProblem
from planning.film.slice import SEVERAL_FRAMES, has_several_frames, is_slice, place_of, short_hash
from planning.film.stack import Found, Stack, stacks_of
from planning.film.tags import number, text

BARE = (b"\x02\0", b"\x08\0", b"\0\x08")  # the groups of elements that DICOM without its mark begins with
KIND_WITHIN = 1024  # the bytes in which a DICOM file says what kind of object it is

OTHER = "other than CT or MR slices"
UNPLACED = "without a place in the patient"
FRAMES = "of several frames"
UNREADABLE = "damaged or unreadable"
ASK = "open the single slices of a CT or MR series, or a zip archive of them."


def read_series(files: Iterable[bytes], done: Callable[[int, int], object] | None = None) -> list[Stack]:
    """The stacks of slices in the bytes of files, zip archives among them; the one with the most slices first.

    Archives are opened in memory and what they call their files is not used. done: called after each file with how
    many are done and how many are known of, which grows when an archive holds an archive; what it raises ends the
    reading. Files left out are told in the warnings of every stack. Raises FilmProblem when there is no slice, when
    an archive cannot be opened, and for what would unpack out of all proportion.
    """
    parts = [part for data in files for part in packed(data)]
    found, left = [], Counter()
    for one in _each(parts, done):
        if isinstance(one, Found):
            found.append(one)
        else:
            left[one] += 1
    reasons = ", ".join(f"{n} {'file' if n == 1 else 'files'} {words}" for words, n in left.items())
    if not found:
        raise FilmProblem(f"No slices were found: {reasons or 'there are no files'}; {ASK}")
    stacks = stacks_of(found)
    if not left:
        return stacks
    total, away = len(found) + left.total(), left.total()
    told = f"{away} of {total} files {'was' if away == 1 else 'were'} left out: {reasons}."
    return [Stack(s.slices, s.title, (*s.warnings, told), s.sha256) for s in stacks]


def _each(parts: list[Packed], done: Callable[[int, int], object] | None) -> Iterator[Found | str]:
    """The slice in every file, or why it is none; what comes out is weighed against what was handed in so far."""
    took, unpacked, held = 0.0, 0, 0
    for count, (share, content, waiting) in enumerate(_files(parts), 1):
        took, unpacked = took + share, unpacked + len(content)
        if unpacked > limits.allowed(took):
            raise FilmProblem(BOMB)
        room = min(limits.allowed(took), limits.MOST_HELD) - held
        one = _slice(content, room) if isinstance(content, bytes) else content
        held += one.film.pixels.nbytes if isinstance(one, Found) else 0
        yield one
        if done:
            done(count, count + waiting)


def _files(parts: list[Packed]) -> Iterator[tuple[float, bytes | str, int]]:
    """Every file, those in archives in their place: what it took, its bytes or why not, how many are still waiting."""
    waiting, count = deque(parts), 0
    while waiting:
        if count + len(waiting) > limits.MOST_FILES:
            raise FilmProblem(TOO_MANY)
        part = waiting.popleft()
        opened = _opened(part)
        if isinstance(opened, list):
            waiting.extendleft(opened)
        else:
            count += 1
            yield part.took, opened, len(waiting)


def _opened(part: Packed) -> bytes | list[Packed] | str:
    """What is in a file: its bytes, the files in it when it is an archive, or why it is not worth opening."""
    try:
        files = inside(part)
        if files is not None:
            return files
        if part.size > limits.LARGEST_SLICE_FILE:
            return _large(part.read(KIND_WITHIN))
        return part.read(limits.LARGEST_SLICE_FILE + 1)
    except FilmProblem:
        raise
    except Exception:
        return UNREADABLE


def _large(head: bytes) -> str:
    return FRAMES if any(kind.encode() in head for kind in SEVERAL_FRAMES) else OTHER


def _slice(content: bytes, room: float) -> Found | str:
    """The slice in the bytes of one file, or why it is none; FilmProblem when it needs more than `room` bytes."""
    from planning.film import dicom

    named = content[HEAD - 4 : HEAD] == b"DICM"
    if not named and not content.startswith(BARE):
        return OTHER
    try:
        dataset = dataset_of(content, named, limits.LARGEST_SLICE_FILE)
    except Exception:
        return UNREADABLE if named else OTHER
    if not is_slice(dataset):
        return OTHER
    if has_several_frames(dataset):
        return FRAMES
    if place_of(dataset) is None:
        return UNPLACED
    size = (number(dataset, "Rows") or 0) * (number(dataset, "Columns") or 0)
    if size > limits.LARGEST_SLICE:
        return UNREADABLE
    if 2 * size > room:
        raise FilmProblem(BOMB)
    try:
        film = dicom.film_of(dataset)
    except Exception:
        return UNREADABLE
    return Found(film, short_hash(text(dataset, "SeriesInstanceUID")), number(dataset, "InstanceNumber") or 0.0)
