"""The direction of the house: who may import whom, held by reading the imports of every file.

A new module gets a row, below everything it stands on. Standard libraries are open to all, but for the network.
"""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# module: the modules of ours it may import (rows above its own only); the libraries it may import.
GEOMETRY_OF_HIPS = "geometry landmarks views sources measures protocols grades constructions"
READ = (f"{GEOMETRY_OF_HIPS} plans case entries calibration slices presets planfile casefile catalogue wording "
        "film_names plausibility problems marked_film known_marks limits_for reading findings quality conditions "
        "repeats change noise spreads sureness observers")
MAY_IMPORT = {
    "geometry": ("", "numpy"),
    "plans": ("", ""),
    "case": ("geometry plans", ""),
    "entries": ("case", ""),
    "film": ("geometry", "numpy pydicom imagecodecs PIL"),
    "slices": ("geometry case", "numpy"),
    "sources": ("", ""),
    "presets": ("plans sources", ""),
    "planfile": ("plans entries presets", ""),
    "landmarks": ("geometry", ""),
    "views": ("geometry landmarks", ""),
    "measures": ("geometry landmarks views sources", ""),
    "protocols": ("", ""),
    "grades": ("sources", ""),
    "constructions": ("geometry landmarks views measures protocols", ""),
    "wording": ("case", ""),
    "film_names": ("landmarks geometry views case slices", ""),
    "calibration": ("geometry landmarks case wording", "numpy"),
    "casefile": ("case calibration entries planfile", ""),
    "catalogue": ("sources measures grades", ""),
    "nameless": ("geometry landmarks views sources measures protocols plans case", ""),
    "plausibility": ("geometry landmarks views constructions case", "numpy"),
    "problems": (f"{GEOMETRY_OF_HIPS} case", ""),
    "misplaced": ("geometry slices problems", "numpy"),
    "departure": (f"{GEOMETRY_OF_HIPS} case", "numpy"),
    "marked_film": ("geometry views constructions case problems", "numpy"),
    "known_marks": ("landmarks views grades constructions case problems", ""),
    "limits_for": ("measures case wording", ""),
    "reading": (f"{GEOMETRY_OF_HIPS} case slices wording plausibility misplaced problems departure marked_film "
                "known_marks limits_for", "numpy"),
    "uncertainty": ("case landmarks", "numpy"),
    "repeats": (f"{GEOMETRY_OF_HIPS} case marked_film reading uncertainty", "numpy"),
    "change": ("case slices uncertainty wording repeats", ""),
    "noise": ("geometry case marked_film uncertainty repeats", "numpy"),
    "spreads": (f"{GEOMETRY_OF_HIPS} case slices marked_film reading uncertainty noise", "numpy"),
    "sureness": ("measures case uncertainty wording", ""),
    "observers": ("sources", ""),
    "realign": (f"{GEOMETRY_OF_HIPS} plans presets case wording slices problems marked_film known_marks "
                "plausibility reading uncertainty noise spreads", "numpy skimage"),
    "signs": ("", ""),
    "patterns": ("sources signs", ""),
    "findings": ("sources measures grades case wording signs patterns sureness uncertainty", ""),
    "quality": ("sources measures case wording", ""),
    "conditions": ("sources", ""),
    "assist": ("geometry", "numpy skimage"),
    "suggestible": ("geometry landmarks views", ""),
    "marked_hip": ("geometry landmarks views case assist", "numpy"),
    "suggestions": ("geometry landmarks views case casefile assist suggestible marked_hip", "numpy"),
    "viewer": (f"{READ} film suggestible", "numpy streamlit starlette"),
    "reports": (f"{READ} film realign", "numpy PIL typst"),
    "store": (f"{READ} film", "sqlalchemy"),
    "commands": (f"{READ} film reports store nameless", ""),
    "plan_command": ("plans presets case planfile casefile wording realign reports", ""),
    "pages": (f"{READ} nameless film suggestions viewer reports store realign", "numpy streamlit starlette plotly"),
    "__main__": ("case film reports commands plan_command", ""),
    "app": ("pages viewer", "streamlit"),
}
ONLY_IN = {
    "streamlit": ("app.py", "planning/pages/", "planning/viewer/viewer.py", "planning/viewer/planner.py"),
    "starlette": ("planning/pages/shell.py", "planning/pages/early_film.py", "planning/viewer/"),
}
NETWORK = {"asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl", "urllib",
           "webbrowser", "xmlrpc"}
WRITES = {"write_bytes", "write_text", "touch", "mkdir", "unlink", "tofile", "NamedTemporaryFile"}
MAY_WRITE = ("planning/store/", "planning/commands.py")

FILES = sorted([*(ROOT / "planning").rglob("*.py"), *ROOT.glob("*.py")])
each_file = pytest.mark.parametrize("file", FILES, ids=[str(f.relative_to(ROOT)) for f in FILES])


def place(file):
    return file.relative_to(ROOT).as_posix()


def module(file):
    """The row of a file: its folder or its own name under planning; "planning" for the package's own first file."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return parts[0] if len(parts) == 1 else "planning" if parts[1] == "__init__" else parts[1]


def imports(source):
    """The full name of everything imported anywhere in a file, in functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{name.name}" for name in node.names)


def ours(names):
    """Of imported names, our modules; what the package's own first file holds (its version) is none."""
    seconds = {name.split(".")[1] for name in names if name.startswith("planning.")}
    return {s for s in seconds if (ROOT / "planning" / s).is_dir() or (ROOT / "planning" / f"{s}.py").exists()}


def libraries(names):
    """Of imported names, the libraries that do not come with Python."""
    return {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"planning"}


def writes(source):
    """The calls in a file that put something on the disk."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call):
            name = ast.unparse(call.func)
            if name == "open" or name.split(".")[-1] in WRITES or (name.endswith(".open") and name != "Image.open"):
                yield name


def test_arrows_never_run_back():
    rows = list(MAY_IMPORT)
    for number, (name, (may, _)) in enumerate(MAY_IMPORT.items()):
        assert set(may.split()) <= set(rows[:number]), f"{name} may import only rows above it"


def test_every_row_is_a_module():
    assert {module(f) for f in FILES} - {"planning"} == set(MAY_IMPORT)


@each_file
def test_a_file_imports_only_what_its_row_allows(file):
    names = list(imports(file.read_text()))
    assert not [n for n in names if n.startswith(".")], "imports are written out in full, from planning"
    if module(file) == "planning":
        assert not ours(names) and not libraries(names)
        return
    may, foreign = (set(column.split()) for column in MAY_IMPORT[module(file)])
    assert ours(names) - {module(file)} <= may
    assert libraries(names) <= foreign


@each_file
def test_the_screen_is_known_to_the_pages_only(file):
    for library, places in ONLY_IN.items():
        if library in libraries(imports(file.read_text())):
            assert place(file).startswith(places), f"{library} in {place(file)}"


@each_file
def test_nothing_goes_over_the_network(file):
    networked = {name.split(".")[0] for name in imports(file.read_text())} & NETWORK
    # The server's own listening socket is given an option; nothing is opened.
    assert networked <= ({"socket"} if place(file) == "planning/pages/server.py" else set())


@each_file
def test_files_are_written_by_the_store_and_the_command_line_only(file):
    assert place(file).startswith(MAY_WRITE) or not list(writes(file.read_text()))


def test_the_readers_of_this_table_see_what_they_should():
    """Each check is shown something that breaks the rule, so that none of them is blind."""
    source = "import socket, pydicom\nfrom planning import reading\ndef f():\n    from planning.film.read import film"
    names = list(imports(source))
    assert ours(names) == {"reading", "film"} and libraries(names) == {"pydicom"}
    assert {n.split(".")[0] for n in names} & NETWORK == {"socket"}
    assert list(writes("open('x'); Path('y').write_text('z'); Image.open(b); p.open('w')")) == [
        "open", "Path('y').write_text", "p.open"
    ]
    assert list(imports("from . import film")) == ["..film"]
