"""How much of a child's femoral head lies lateral to the edge of the roof (Reimers)."""

from planning.geometry import Symbol, along, percent
from planning.measures.declare import CHILDREN, Reference, below, measure, upto
from planning.sources import Source
from planning.views import Frame


def _limits(key: str, title: str, bands: tuple, population: str, source: Source) -> Reference:
    return Reference(
        key=key, title=title, bands=bands, population=population, sources=(source,), evidence="seen", ages=CHILDREN
    )


@measure(
    name="Migration percentage",
    short="MP",
    views=("ap_child",),
    unit="%",
    positive="the head reaches lateral to the edge of the roof",
    references=(
        _limits("displaced_30", "30", ("normal", upto(30), "displaced"), "children with cerebral palsy",
                Source("Lins et al., J Pediatr Orthop 2019", doi="10.1097/BPO.0000000000001347")),
        _limits("hagglund_33_40", "Hägglund 33 / 40", ("normal", below(33), "at risk", upto(40), "displaced"),
                "children with cerebral palsy, Swedish surveillance",
                Source("Hägglund 2007, as given in Bone Joint J", doi="10.1302/0301-620X.104B5.BJJ-2021-0301.R5")),
        _limits("heinen_25_40", "Heinen 25 / 40", ("normal", below(25), "at risk", upto(40), "high risk"),
                "children with cerebral palsy; low risk is printed for what is called normal here",
                Source("After Heinen 2006", page="cp-netz.uniklinik-freiburg.de/migrationsindex.html")),
        _limits("freiburg_30_50", "Freiburg 30 / 50", ("normal", upto(30), "subluxed", upto(50), "dislocated"),
                "children with cerebral palsy; other schools call a hip dislocated only at 90 or 100",
                Source("Freiburg clinic", page="cp-netz.uniklinik-freiburg.de/migrationsindex.html")),
        _limits("wordie_46", "Wordie 46", ("below 46", below(46), "did not go back untreated"),
                "239 children with cerebral palsy, specificity 98 %",
                Source("Wordie et al.", page="research.ed.ac.uk")),
    ),
    order=141,
    note="May be below 0 or above 100. Two readers differ by up to 9 points.",
)
def migration_percentage(hilgenreiner: Frame, head: Symbol, acetabular_edge: Symbol) -> Symbol:
    """Width of the head lateral to the edge of the roof, along Hilgenreiner's line, as a percentage of its diameter."""
    outside = along(head.farthest(hilgenreiner.lateral) - acetabular_edge, hilgenreiner.lateral)
    return percent(outside, head.diameter)
