"""Print how long a film takes by the keystroke-level model, for each protocol: python -m tests.bench.keystrokes

Card, Moran and Newell 1980, doi 10.1145/358886.358895, gives the times of finding a thing (M) and pointing at it (P);
a press and a release of a button (B) are 0.1 s each, as in Kieras' guide to the model. One placement more than there
are marks stands for opening the film.
"""

from __future__ import annotations

from planning.constructions import landmarks_of
from planning.landmarks import LANDMARKS
from planning.protocols import PROTOCOLS
from planning.views import VIEWS

FIND, POINT, BUTTON = 1.35, 1.1, 0.1


def seconds(placements: int) -> float:
    """The time for so many marks in a guided list, which asks for the next by itself."""
    return (placements + 1) * (FIND + POINT + 2 * BUTTON)


def placements(view: str, protocol: str) -> int:
    """The marks a protocol asks for on every hip the film shows."""
    hips = 2 if VIEWS[view].both_hips else 1
    return sum(LANDMARKS[k].points * (hips if LANDMARKS[k].sided else 1) for k in landmarks_of(view, protocol))


def main() -> None:
    """One line for each protocol of each view."""
    for view, protocols in PROTOCOLS.items():
        for protocol in protocols:
            count = placements(view, protocol.key)
            print(f"{VIEWS[view].name:28} {protocol.name:32} {count:3} placements {seconds(count):4.0f} s")


if __name__ == "__main__":
    main()
