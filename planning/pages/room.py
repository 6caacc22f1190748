"""Room for the films that all sessions have open: when it is used up, those looked at longest ago are let go.

A film let go is opened again from its file, or found among the samples; its marks are the case's and stay.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from threading import Lock
from weakref import ReferenceType, WeakValueDictionary, ref

import numpy as np

from planning.film import Film, Stack

MOST_MB = 2048  # as a server of 4 GB can spare; COXA_FILMS_MB sets another

Place = tuple[str, str]  # a desk, and a film's or series' name on it

_open: OrderedDict[Place, tuple[tuple[ReferenceType[np.ndarray], ...], Callable[[], object]]] = OrderedDict()
_pixels: WeakValueDictionary[str, np.ndarray] = WeakValueDictionary()
_lock = Lock()


def most() -> int:
    """How many bytes of pixels all sessions together may hold."""
    said = os.environ.get("COXA_FILMS_MB", "")
    return (int(said) if said.isdecimal() and int(said) else MOST_MB) << 20


def sharing(film: Film) -> Film:
    """The film with the pixels that some session already has of it, so that they are held once."""
    with _lock:
        pixels = _pixels.setdefault(film.sha256, film.pixels)
    return film if pixels is film.pixels else replace(film, pixels=pixels)


def sharing_slices(stack: Stack) -> Stack:
    """The stack with the pixels that some session already has of its slices."""
    slices = tuple(map(sharing, stack.slices))
    return stack if all(a is b for a, b in zip(slices, stack.slices, strict=True)) else replace(stack, slices=slices)


def take_room(place: Place, films: Iterable[Film], let_go: Callable[[], object]) -> None:
    """Count what is opened at a place, and let go of what was looked at longest ago until all else fits.

    let_go: drops what lies at the place. Neither it nor the count keeps anything alive.
    """
    with _lock:
        for left in [at for at, (refs, _) in _open.items() if all(one() is None for one in refs)]:
            del _open[left]
        _open[place] = tuple(ref(film.pixels) for film in films), let_go
        _open.move_to_end(place)
        gone = []
        while _held() > most() and len(_open) > 1:
            gone.append(_open.popitem(last=False)[1][1])
    for drop in gone:
        drop()


def look_at(place: Place) -> None:
    """What lies at a place is in use."""
    with _lock:
        if place in _open:
            _open.move_to_end(place)


def _held() -> int:
    """The bytes of all that is open, each set of pixels once."""
    alive = (one() for refs, _ in _open.values() for one in refs)
    return sum({id(pixels): pixels.nbytes for pixels in alive if pixels is not None}.values())
