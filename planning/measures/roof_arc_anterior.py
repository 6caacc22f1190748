"""How far from straight above the head center a fracture enters the roof on the obturator oblique view (Matta)."""

from planning.geometry import Symbol, angle, film_up
from planning.measures.declare import measure
from planning.measures.roof_arc import MATTA_45, roof_arc_limits
from planning.sources import MATTA_1986


@measure(
    name="Anterior roof arc",
    short="Roof arc anterior",
    views=("judet_obturator",),
    unit="deg",
    positive="always positive",
    references=(*roof_arc_limits(25, 52), MATTA_45),
    order=101,
    sources=(MATTA_1986,),
    note="The view has no pelvic line: straight up is the film's upper edge.",
)
def roof_arc_anterior(head: Symbol, fracture: Symbol) -> Symbol:
    """Angle at the head center from straight up to where the fracture meets the roof."""
    return angle(film_up(), fracture - head.center)
