"""What opening files costs, in a process of its own: python -m tests.film.corpus.cost FOLDER prints a line for each.

Each line is JSON: the file's name, what came of it, the sentence or the error, seconds of the processor (other tests
run beside it), and by how many megabytes the memory grew at most.
"""

import json
import sys
import time
import traceback
from pathlib import Path

import numpy  # noqa: F401
import PIL.Image

import planning.film.dicom
import planning.film.picture  # noqa: F401
from planning.film import FilmProblem, holds_slices, read_film, read_series

PIL.Image.init()


def opened(data: bytes) -> str:
    """Open bytes as the pages do: archives and slices as a series, all else as one film."""
    if data.startswith(b"PK\x03\x04") or holds_slices(data):
        return f"{len(read_series([data]))} stacks"
    film = read_film(data)
    return f"{film.rows} x {film.columns}"


def held(field: str) -> int:
    """Megabytes of memory, now (VmRSS) or at most since `forget` (VmHWM)."""
    return int(Path("/proc/self/status").read_text().partition(f"{field}:")[2].split()[0]) // 1024


def forget() -> None:
    """Begin to measure the most memory anew."""
    Path("/proc/self/clear_refs").write_text("5")


def cost(path: Path) -> dict:
    """What one file costs to open, and what came of it."""
    data = path.read_bytes()
    forget()
    before, start = held("VmRSS"), time.process_time()
    try:
        came, told = "opened", opened(data)
    except FilmProblem as problem:
        came, told = "refused", str(problem)
    except BaseException:
        came, told = "failed", traceback.format_exc()
    seconds = time.process_time() - start
    return {"name": path.name, "came": came, "told": told, "seconds": seconds, "grown": held("VmHWM") - before}


if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).iterdir()):
        print(json.dumps(cost(path)), flush=True)
