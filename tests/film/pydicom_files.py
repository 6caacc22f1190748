"""What opening every file that ships inside pydicom gives: python -m tests.film.pydicom_files prints it as a table.

The files are listed in their folder, because pydicom's own way to list them asks the network for more.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pydicom

from planning.film import FilmProblem, read_film, read_series

FOLDER = Path(pydicom.__file__).parent / "data"


def outcome(data: bytes) -> tuple[str, str]:
    """("film", "stack" or "refused"; what it is or why not) of a file, as a series if it is one, else as a film."""
    try:
        stacks = read_series([data])
        return "stack", "; ".join(stack.title for stack in stacks)
    except FilmProblem:
        pass
    try:
        film = read_film(data)
    except FilmProblem as problem:
        return "refused", str(problem)
    frames = f", {film.frames} frames" if film.frames > 1 else ""
    return "film", f"{film.rows} x {film.columns}{frames}, {film.windows[0].words} {film.window[0]} to {film.window[1]}"


def outcomes() -> Iterator[tuple[str, str, str]]:
    """(file, outcome, detail) of each file."""
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            yield path.relative_to(FOLDER).as_posix(), *outcome(path.read_bytes())


if __name__ == "__main__":
    rows = list(outcomes())
    for name, came, detail in rows:
        print(f"{name[-45:]:45} {came:8} {detail}")
    print(", ".join(f"{count} {came}" for came, count in Counter(came for _, came, _ in rows).items()))
