"""Whether the marks of a film make sense together: what a careful colleague would ask about before reading it.

The limits here are Coxa's own and not published ones. They are wide: they catch a slip of the hand, never judge a hip.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from planning.case import TRUSTED_SCALES, MarkedFilm
from planning.constructions import constructions
from planning.geometry import absent
from planning.landmarks import LANDMARKS
from planning.views import FRAMES, VIEWS, pelvic_line

STEEPEST_LINE = 12.0  # degrees from the nearest film edge
SHORTEST_RIM = 75.0  # degrees of the head that its rim points must span
FARTHEST_OFF = 0.08  # of the radius, the farthest rim point from the circle
MOST_UNEQUAL = 1.25  # radius of one head over the other's
HEAD_TO_LINE = (0.07, 0.45)  # radius of a head over the length of the pelvic line, about 0.2 between teardrops
ADULT_HEAD_MM = (38.0, 58.0)  # diameter
SCALE = "scale"  # what is doubtful when lengths are
# Degrees beyond which no hip lies, and a mark does: far outside every published range.
POSSIBLE = {
    **dict.fromkeys(("lcea_sourcil", "lcea_bone"), (-45.0, 80.0)),
    "tonnis_angle": (-45.0, 60.0),
    **dict.fromkeys(("acetabular_version_central", "acetabular_version_cranial"), (-45.0, 60.0)),
    **dict.fromkeys([f"femoral_version_{method}{axis}" for method in ("lee", "reikeras", "tomczak", "murphy")
                     for axis in ("", "_mechanical")], (-60.0, 85.0)),
}
REVERSED = "right and left lie the other way round: is the film reversed, or are the sides exchanged?"
EXCHANGED = "right and left lie the other way round than on a film that hangs mirrored: are the sides exchanged?"
NAMES = {"R": "right", "L": "left"}

Values = Sequence[np.ndarray]
Doubts = Mapping[tuple[str, str], str]


def doubts(film: MarkedFilm, values: Mapping[str, Values]) -> Doubts:
    """What is doubtful, (landmark, frame or scale, side) -> one sentence; empty when nothing is.

    values: for each side, the values of the film's construction steps (reading.values_of).
    """
    found: dict[tuple[str, str], str] = {}
    for side, steps in values.items():
        for part, sentence in ((VIEWS[film.view].frame, _frame_doubt(film, steps, side)),
                               ("head", _head_doubt(film, steps, side, values)),
                               ("sourcil_medial", _sourcil_doubt(film, steps, side)),
                               (SCALE, _scale_doubt(film, steps, side))):
            if part and sentence:
                found[part, side] = sentence
    return found


def value_doubt(key: str, value: float) -> str | None:
    """Why a measured value cannot be a hip's, in one sentence; None when it can."""
    return _outside(key, value, ": check its marks")


def too_far(key: str, value: float) -> str | None:
    """Why a value that a plan leads to cannot be a hip's, in one sentence; None when it can."""
    return _outside(key, value, ", so the plan takes it too far")


def _outside(key: str, value: float, what_then: str) -> str | None:
    least, most = POSSIBLE.get(key, (-np.inf, np.inf))
    return None if least <= value <= most else f"{value:.0f}° is outside what any hip has{what_then}".replace("-", "−")


def _value(film: MarkedFilm, steps: Values, part: str) -> np.ndarray | None:
    index = _steps(film.view).get(part)
    return None if index is None or absent(steps[index]) else steps[index]


@cache
def _steps(view: str) -> Mapping[str, int]:
    """Where a view's program holds the parts that are looked at here."""
    frame, head, at = VIEWS[view].frame, LANDMARKS["head"].symbol(), constructions(view).program.at
    parts = {"head": head, "rim": head.args[0], "line": pelvic_line()}
    if frame:
        parts |= {"lateral": FRAMES[frame]().lateral, "up": FRAMES[frame]().up}
    return {part: at[symbol] for part, symbol in parts.items() if symbol in at}


def _frame_doubt(film: MarkedFilm, steps: Values, side: str) -> str | None:
    lateral, up = _value(film, steps, "lateral"), _value(film, steps, "up")
    if lateral is None or up is None:
        return None
    # Seen from the front with the head up, the right hip is at the left: lateral turns clockwise into up. On a film
    # that hangs mirrored it turns the other way.
    turn, is_mirrored = lateral[0] * up[1] - lateral[1] * up[0], film.hangs == "mirrored"
    if (turn > 0) != ((side == "R") != is_mirrored):
        return EXCHANGED if is_mirrored else REVERSED
    lean = np.degrees(np.arctan2(lateral[1], lateral[0]))
    off = abs((lean + 45) % 90 - 45)
    return f"the pelvic line is tilted by {off:.0f}°: check its two marks" if off > STEEPEST_LINE else None


def _head_doubt(film: MarkedFilm, steps: Values, side: str, values: Mapping[str, Values]) -> str | None:
    circle, rim = _value(film, steps, "head"), _value(film, steps, "rim")
    if circle is None or rim is None:
        return None
    away = rim - circle[:2]
    rest = np.abs(np.hypot(*away.T) - circle[2]).max() / circle[2]
    if rest > FARTHEST_OFF:
        return f"a rim point of the {NAMES[side]} head lies {100 * rest:.0f} % of the radius off the circle: move it"
    turns = np.sort(np.degrees(np.arctan2(away[:, 1], away[:, 0])))
    span = 360 - np.diff(turns, append=turns[0] + 360).max()
    if span < SHORTEST_RIM:
        return f"the rim points of the {NAMES[side]} head span only {span:.0f}°: set them farther apart"
    if VIEWS[film.view].frame == "hilgenreiner":
        return None  # a child's head may be small, and smaller than the other
    line = _value(film, steps, "line") if VIEWS[film.view].frame == "pelvis" else None
    least, most = (part * np.hypot(*line) for part in HEAD_TO_LINE) if line is not None else (0, np.inf)
    if not least < circle[2] < most:
        return f"the circle of the {NAMES[side]} head is of an unlikely size for this pelvis: check its rim points"
    radii = [c[2] for s in values.values() if (c := _value(film, s, "head")) is not None]
    if max(radii) > MOST_UNEQUAL * min(radii):
        return "one head is marked much larger than the other: check the rim points of both"
    return None


def _scale_doubt(film: MarkedFilm, steps: Values, side: str) -> str | None:
    """A head that no adult has, by the film's scale: either its circle is wrong, or all lengths are."""
    circle = _value(film, steps, "head")
    if circle is None or film.scale not in TRUSTED_SCALES or VIEWS[film.view].frame == "hilgenreiner":
        return None
    across, (least, most) = 2 * circle[2], ADULT_HEAD_MM
    if least <= across <= most:
        return None
    return (f"the {NAMES[side]} head is {across:.0f} mm across by the film's scale, and an adult's is {least:.0f} to "
            f"{most:.0f}: check the scale")


def _sourcil_doubt(film: MarkedFilm, steps: Values, side: str) -> str | None:
    arc = constructions(film.view).outputs.get("acetabular_arc")
    if arc is None or absent(steps[arc]) or steps[arc] > 0:
        return None
    return f"the {NAMES[side]} sourcil's medial end lies lateral to its lateral end: are they exchanged?"
