"""Text that came from a person or a file, made safe to set: whatever no font or XML can hold becomes a “?”."""

from __future__ import annotations

import unicodedata

# Characters that turn the direction of the text after them, and so can make a line say something else.
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Controls, halves of a pair, and code points that are no character.
UNSETTABLE = ("Cc", "Cs", "Cn")


def printable(text: str) -> str:
    """The text with line breaks and tabs as spaces, and controls, lone surrogates and turning marks as “?”."""
    return "".join(_settable(c) for c in text)


def _settable(character: str) -> str:
    if character in "\t\n\r\u2028\u2029":
        return " "
    unsafe = character in TURNING or unicodedata.category(character) in UNSETTABLE
    return "?" if unsafe else character
