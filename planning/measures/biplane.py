"""From two projected angles to the true ones (Rippstein, Dunn, Müller): AP film, and hips and knees bent to 90°.

The neck is a line in space. The AP film shows it in the plane of shaft and knee; the second film, with the hips
spread by 20°, across. The formulas follow by projection; the printed tables in use agree with them.
"""

from math import cos, radians, sin

from planning.geometry import Symbol, arctangent, cosine, given, minus, product, scaled, sine
from planning.sources import Source

ABDUCTION = 20.0  # degrees, the position the film is taken in
# Coxa's own: within 10 degrees of the abduction or of a straight line, a slip of one degree grows to three and more.
LEAST, MOST = ABDUCTION + 10, 170.0
RIPPSTEIN = Source("Rippstein technique", page="flexikon.doccheck.com/de/Rippstein-Aufnahme")
POSITION = (
    "Holds for hips and knees bent to 90° and the hips spread by exactly 20°, with the neck-shaft angle of the AP film "
    "of the same case. Reported to lie far from CT in adults (PMC6579354), so limits for slices do not hold, and no "
    "limits of its own were found."
)


def projected_neck_shaft() -> Symbol:
    """The neck-shaft angle as the AP film of the case shows it, where the formulas can be used."""
    return given("neck_shaft_angle", least=LEAST, most=MOST)


def true_version(seen: Symbol) -> Symbol:
    """True version: tan AT = tan AT' sin(CCD' - 20) / sin CCD', of the version and neck-shaft angle that are seen."""
    neck_shaft, turn = projected_neck_shaft(), radians(ABDUCTION)
    less = minus(scaled(sine(neck_shaft), cos(turn)), scaled(cosine(neck_shaft), sin(turn)))
    return arctangent(product(sine(seen), less), product(cosine(seen), sine(neck_shaft)))


def true_neck_shaft(seen: Symbol) -> Symbol:
    """True neck-shaft angle: cot CCD = cot CCD' cos AT."""
    neck_shaft = projected_neck_shaft()
    return arctangent(sine(neck_shaft), product(cosine(neck_shaft), cosine(true_version(seen))))
