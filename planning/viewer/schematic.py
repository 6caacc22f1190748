"""The small drawings that show where a landmark goes: a right hip, from the front or from the side."""

from __future__ import annotations

BONE = 'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"'

HIPS = {
    "ap": f"""<g {BONE} opacity=".75">
<path d="M25 32 C18 22 14 12 12 4 M25 32 C30 27 38 25 46 26 C56 27 62 33 64 42 C65 50 64 58 66 64 C67 68 72 68 73 63
C74 54 72 44 72 36 M73 63 C80 58 88 56 97 57 M66 66 C64 76 66 86 70 91 C76 95 82 88 84 80 C86 74 92 70 97 69"/>
<circle cx="44" cy="50" r="16.5"/>
<path d="M28.5 44 C27 51 23 53 20 47 C16 42 9 45 8 52 C7 60 9 66 10 72 C11 82 11 90 11 98 M42 66 C36 70 31 74 29 80
C28 86 28 92 28 98"/></g>
<path d="M31 30 C39 26 50 26 57 31" fill="none" stroke="currentColor" stroke-width="3.4" stroke-linecap="round"/>""",
    "lateral": f"""<g {BONE} opacity=".75"><circle cx="58" cy="41" r="20"/>
<path d="M43 28 C36 38 32 44 26 48 C18 53 10 54 4 54 M51 60 C44 64 38 68 32 74 C26 80 18 84 8 86"/>
<path d="M52 12 C68 8 86 22 88 40 C89 50 86 58 81 64"/></g>""",
    "axial": f"""<g {BONE} opacity=".75"><circle cx="56" cy="28" r="15"/>
<path d="M43 21 C37 26 31 28 25 29 C16 28 11 35 12 44 C14 54 26 56 30 50 C35 45 40 42 48 41 M64 9 C72 12 75 20 74 28
C73 38 64 44 52 48 C64 52 76 56 84 54 C90 48 88 30 84 18 C80 10 72 6 64 9"/>
<path d="M16 86 C14 76 22 68 32 68 C38 68 40 72 44 72 C48 72 52 68 58 69 C68 70 74 78 72 87 C70 94 58 94 55 87
C52 81 38 81 35 87 C32 94 18 94 16 86"/></g>""",
}


def schematic(drawing: str, dots: tuple[tuple[float, float], ...]) -> str:
    """The drawing as SVG text with a ringed dot at each place, in a box of 100 by 100."""
    marked = "".join(
        f'<circle cx="{x}" cy="{y}" r="7" fill="none" stroke="#ffd54f" stroke-width="1.6"/>'
        f'<circle cx="{x}" cy="{y}" r="2.6" fill="#ffd54f"/>'
        for x, y in dots
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{HIPS[drawing]}{marked}</svg>'
