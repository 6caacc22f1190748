"""How the pelvis is tilted: the height of the sacrococcygeal joint above the symphysis (Siebenrock)."""

from planning.geometry import Symbol, along
from planning.measures.declare import ADULTS, Reference, below, measure, upto
from planning.sources import SIEBENROCK_2003, Source
from planning.views import Frame

BY_SEX = [
    Reference(
        key=f"hippreservation_{sex.lower()}",
        title=f"{low}–{high} mm, {who}",
        bands=("decreased", below(low), "normal", upto(high), "increased"),
        population=f"adults; {who}, neutral pelvis",
        sources=(Source("hippreservation.com", page="hippreservation.com/?p=327"),),
        evidence="seen",
        sex=sex,
        ages=ADULTS,
    )
    for sex, who, low, high in (("M", "men", 20, 30), ("F", "women", 20, 60))
]


@measure(
    name="Symphysis to sacrococcygeal joint",
    short="Tilt distance",
    views=("ap_pelvis",),
    unit="mm",
    positive="the joint lies above the symphysis",
    references=(
        *BY_SEX,
        Reference(
            key="ct_localizers",
            title="CT 18–58 mm",
            bands=("below the reference interval", below(18), "normal", upto(58), "above the reference interval"),
            population="CT localizers of adults, mean 38.3 mm, two standard deviations; differs by sex",
            sources=(Source("Skeletal Radiol 2011", doi="10.1007/s00256-011-1109-3"),),
            evidence="seen",
            ages=ADULTS,
        ),
    ),
    order=202,
    sided=False,
    sources=(SIEBENROCK_2003,),
    note="Not the distance to the tip of the coccyx, which has other limits.",
)
def symphysis_sacrococcygeal_distance(pelvis: Frame, symphysis: Symbol, sacrococcygeal: Symbol) -> Symbol:
    """Height of the sacrococcygeal joint above the upper edge of the symphysis, square to the pelvic line."""
    return along(sacrococcygeal - symphysis, pelvis.cranial)
