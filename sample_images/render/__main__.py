"""Make the sample films again: `python -m sample_images.render MESHES [FOLDER] [--only CASE ...] [--marks]`."""

import argparse
import time
from functools import cache
from pathlib import Path

from sample_images.catalogue import enter
from sample_images.render.anatomy import anatomy
from sample_images.render.lessons import CASES
from sample_images.render.make import make_case

ORDER = [case.id for case in CASES]


def main() -> None:
    """Make all cases, or those named, in a folder, and list them there."""
    asked = argparse.ArgumentParser(prog="python -m sample_images.render", description=__doc__)
    asked.add_argument("meshes", type=Path, help="the folder of bone models (.glb)")
    asked.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parents[1], help="where the films go")
    asked.add_argument("--only", nargs="+", choices=ORDER, metavar="CASE", help=f"one or more of {', '.join(ORDER)}")
    asked.add_argument("--marks", action="store_true", help="keep the films; make their marks and angles again")
    given = asked.parse_args()
    bones = cache(lambda sex: anatomy(given.meshes, sex))
    for number, case in enumerate(CASES, 1):
        if not given.only or case.id in given.only:
            start = time.monotonic()
            print(f"{number}/{len(CASES)} {case.id}: {', '.join(plan.id for plan in case.films)}", end=" ", flush=True)
            enter(given.folder, [make_case(case, bones(case.sex), given.folder, anew=not given.marks)], ORDER)
            print(f"({time.monotonic() - start:.0f} s)", flush=True)
    size = sum(file.stat().st_size for file in given.folder.rglob("*") if file.is_file())
    print(f"{size / 1e6:.1f} MB in {given.folder}")


if __name__ == "__main__":
    main()
