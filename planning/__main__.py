"""The command line: python -m planning measures | film | read | plan | summary."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from planning import commands, plan_command
from planning.case import CaseProblem
from planning.film import FilmProblem
from planning.reports.printable import printable


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when it worked, 2 with one sentence on standard error when the input was bad."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a terminal without umlauts still gets its table
    asked = _parser().parse_args(arguments)
    try:
        asked.run(asked)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads the output, such as `head`, has seen enough of it
        sys.stdout = None  # or Python would try, and complain, once more at its end
    except (CaseProblem, FilmProblem) as problem:
        return _refused(str(problem))
    except OSError as problem:
        return _refused(f"{problem.filename or 'the file'}: {problem.strerror}; check the path.")
    return 0


def _refused(sentence: str) -> int:
    # A file's name may hold line breaks, and what a terminal obeys.
    print(f"planning: {printable(sentence)}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m planning", description="Coxa on the command line.")
    ways = parser.add_subparsers(required=True, metavar="COMMAND")

    measures = ways.add_parser("measures", help="list every measure with its landmarks, references and sources")
    measures.set_defaults(run=commands.measures)

    film = ways.add_parser("film", help="tell what was understood of a film: size, view, side, scale and its trust")
    film.add_argument("files", nargs="+", type=Path, metavar="FILE")
    film.add_argument("--frame", type=int, default=1, metavar="N",
                      help="which image of a file that holds several, from 1")
    film.set_defaults(run=commands.film)

    read = ways.add_parser("read", help="read the angles of a case file")
    read.add_argument("case", type=Path, metavar="CASE.json")
    read.set_defaults(run=commands.read)

    plan = ways.add_parser("plan", help="simulate a realignment on the films of a case, and read it again")
    plan_command.add_options(plan)

    for way in (measures, film, read, plan):
        way.add_argument("--json", action="store_true", help="print JSON instead of a table")

    summary = ways.add_parser("summary", help="write the planning summary of a case")
    summary.add_argument("case", type=Path, metavar="CASE.json")
    summary.add_argument("films", nargs="*", type=Path, metavar="FILM")
    summary.add_argument("--out", required=True, type=Path, help="summary.pdf, .csv or .json")
    summary.add_argument("--paper", choices=("a4", "us-letter"), default="a4")
    summary.add_argument("--reader", default="", help="who read the films; left out unless given")
    summary.add_argument("--include-plan-words", action="store_true",
                         help="print names and notes of plans as they are written; they may name someone")
    summary.add_argument("--include-pictures", action="store_true",
                         help="show films on which a name may be written too: you looked, and none is")
    summary.set_defaults(run=commands.summary)
    return parser


if __name__ == "__main__":
    sys.exit(main())
