"""The letters at a film's borders: toward which side of the patient each border lies."""

from __future__ import annotations

from planning.film import Film

# The patient's axes as DICOM counts them (PS3.3 C.7.6.2.1.1): toward the left, the back, the head.
AXES = ("LR", "PA", "HF")
OPPOSITE = {a: b for x, y in AXES for a, b in ((x, y), (y, x))}


def edges_of(film: Film, hangs: str = "") -> dict[str, str] | None:
    """The letter at each border (right, bottom, left, top) of a film as it is stored; None when nobody says.

    hangs: what the reader said where the file does not tell right from left; it says nothing of top and bottom.
    """
    if film.place is not None:
        o = film.place.orientation
        right, bottom = _letter(o[:3]), _letter(o[3:])
    elif hangs and film.is_mirrored is None:
        right = "R" if hangs == "mirrored" else "L"
        return {"right": right, "left": OPPOSITE[right]}
    elif film.directions is not None:
        right, bottom = film.directions
    else:
        return None
    return {"right": right, "bottom": bottom, "left": OPPOSITE[right], "top": OPPOSITE[bottom]}


def _letter(direction: tuple[float, ...]) -> str:
    """Toward what a direction leads most."""
    most = max(range(3), key=lambda i: abs(direction[i]))
    return AXES[most][direction[most] < 0]
