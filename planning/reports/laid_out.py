"""Which readings of a film are laid out, and which measures are only named because they have no value."""

from __future__ import annotations

from collections.abc import Sequence

from planning.case import MarkedFilm, Reading
from planning.measures import CATALOGUE
from planning.protocols import protocol_of


def laid_out(marked: MarkedFilm, readings: Sequence[Reading]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys laid out, those of the chosen protocol and any that has an answer; and the further measures' keys.

    Both keep the readings' order. What is read once for a film is in neither: the film is judged by it.
    """
    of_hips = [r for r in readings if r.side != "-"]
    keys = dict.fromkeys(r.key for r in of_hips)
    told = {r.key for r in of_hips if r.value is not None or r.grade is not None}
    shown = told | set(protocol_of(marked.view, marked.protocol).measures)
    return tuple(k for k in keys if k in shown), tuple(k for k in keys if k not in shown and k in CATALOGUE)
