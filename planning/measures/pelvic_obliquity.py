"""How far the pelvis lies off level on the film."""

from planning.geometry import Symbol, angle, film_up, perpendicular
from planning.measures.declare import measure
from planning.views import pelvic_line


@measure(
    name="Pelvic obliquity",
    short="Obliquity",
    views=("ap_pelvis", "ap_child"),
    unit="deg",
    positive="the right side lies higher on the film",
    order=200,
    sided=False,
    note="Told against the film's edge. It changes no angle that is leveled by the pelvic line, and so has no "
    "limits.",
)
def pelvic_obliquity() -> Symbol:
    """Angle from the film's upper edge to the line that levels the pelvis."""
    across = pelvic_line()
    return angle(perpendicular(film_up(), toward=across), across, toward=film_up())
