"""Whether the pelvis is turned: how far the tip of the coccyx lies beside the symphysis."""

from planning.geometry import Symbol, along
from planning.measures.declare import ADULTS, Reference, below, measure, upto
from planning.sources import UNCONFIRMED, Source
from planning.views import Frame


@measure(
    name="Coccyx to symphysis, sideways",
    short="Coccyx offset",
    views=("ap_pelvis",),
    unit="mm",
    positive="the coccyx lies toward the right hip",
    references=(
        Reference(
            key="offset_10",
            title="10 mm",
            bands=("off center", below(-10), "normal", upto(10), "off center"),
            population="adults; as commonly quoted",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            ages=ADULTS,
        ),
    ),
    order=203,
    sided=False,
    sources=(Source("Lim and Park, Hip Pelvis 2015", doi="10.5371/hp.2015.27.3.125"),),
)
def coccyx_symphysis_offset(pelvis: Frame, symphysis: Symbol, coccyx: Symbol) -> Symbol:
    """Distance of the tip of the coccyx from the middle of the symphysis, along the pelvic line."""
    return along(coccyx - symphysis, pelvis.lateral)
