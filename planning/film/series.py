"""Many files in, stacks of slices out: CT or MR series as files, in zip archives, or among what else is on a disc."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator

from planning.film import limits
from planning.film.archive import BOMB, TOO_MANY, Packed, inside, packed
from planning.film.film import FilmProblem
from planning.film.stack import Found, Stack, stacks_of

ASK = "open the single slices of a CT or MR series, or a zip archive of them; unpack a film to open it."


def read_series(files: Iterable[bytes], done: Callable[[int, int], object] | None = None) -> list[Stack]:
    """The stacks of slices in the bytes of files, zip archives among them; the one with the most slices first.

    Archives are opened in memory and what they call their files is not used. done: called after each file with how
    many are done and how many are known of, which grows when an archive holds an archive; what it raises ends the
    reading. Files left out are told in the warnings of every stack. Raises FilmProblem when there is no slice, when
    an archive cannot be opened, and for what would unpack out of all proportion.
    """
    parts = [part for data in files for part in packed(data)]
    slices, left, opened = [], Counter(), 0
    for one in _each(parts, done):
        if isinstance(one, str):
            left[one] += 1
        else:
            slices += one
            opened += 1
    reasons = ", ".join(f"{n} {'file' if n == 1 else 'files'} {words}" for words, n in left.items())
    if not slices:
        raise FilmProblem(f"No slices were found: {reasons or 'there are no files'}; {ASK}")
    stacks = stacks_of(slices)
    if not left:
        return stacks
    total, away = opened + left.total(), left.total()
    told = f"{away} of {total} files {'was' if away == 1 else 'were'} left out: {reasons}."
    return [Stack(s.slices, s.title, (*s.warnings, told), s.sha256) for s in stacks]


def holds_slices(data: bytes) -> bool:
    """Whether a file holds CT or MR slices that say where they lie, told without its pixels."""
    from planning.film import found

    return found.holds_slices(data)


def _each(parts: list[Packed], done: Callable[[int, int], object] | None) -> Iterator[list[Found] | str]:
    """The slices in every file, or why there are none; what comes out is weighed against what was handed in so far."""
    from planning.film.found import slices_in

    took, unpacked, held = 0.0, 0, 0
    for count, (share, content, waiting) in enumerate(_files(parts), 1):
        took, unpacked = took + share, unpacked + len(content)
        if unpacked > limits.allowed(took):
            raise FilmProblem(BOMB)
        room = min(limits.allowed(took) - len(content), limits.MOST_HELD) - held
        one = slices_in(content, room) if isinstance(content, bytes) else content
        held += 0 if isinstance(one, str) else sum(each.film.pixels.nbytes for each in one)
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
    from planning.film.found import KIND_WITHIN, OTHER, UNREADABLE, may_hold_frames

    try:
        files = inside(part)
        if files is not None:
            return files
        most = limits.MOST_BYTES if may_hold_frames(part.read(KIND_WITHIN)) else limits.LARGEST_SLICE_FILE
        return part.read(most + 1) if part.size <= most else OTHER
    except FilmProblem:
        raise
    except Exception:
        return UNREADABLE
