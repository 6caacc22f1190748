"""How far round the head stays spherical before the neck begins, on a lateral view (Nötzli)."""

from planning.geometry import Symbol
from planning.measures.asphericity import CAM_60, DEPARTS, three_point_alpha
from planning.measures.declare import ADULTS, Reference, below, measure, upto
from planning.sources import BERN_2021, LABORIE_2014, POLLARD_2010, POLLARD_HIPS, Source

FROG_LEG = [
    Reference(
        key=f"laborie_2014_frog_{sex.lower()}",
        title=f"Laborie 2014 frog-leg, {who}",
        bands=("normal", upto(limit), "above the 97.5th percentile"),
        population=f"Norwegians aged 19; {who}, frog-leg view, mean {mean}",
        sources=(LABORIE_2014,),
        evidence="seen",
        views=("frog_leg",),
        sex=sex,
        ages=(18, 150),
    )
    for sex, who, limit, mean in (("M", "men", 68, 47), ("F", "women", 56, 42))
]


@measure(
    name="Alpha angle",
    short="Alpha",
    views=("dunn_45", "dunn_90", "frog_leg", "cross_table"),
    unit="deg",
    positive="always positive",
    references=(
        CAM_60,
        Reference(
            key="dunn_90_50_5",
            title="Dunn 90° 50.5",
            bands=("normal", below(50.5), "cam"),
            population="90° Dunn view against MRI: sensitivity 91 %, specificity 88 %; quoted second-hand",
            sources=(
                Source("Barton 2011, as quoted", page="roentgenrayreader.blogspot.com/2012/02/dunn-view_08.html"),
            ),
            evidence="seen",
            ages=ADULTS,
            views=("dunn_90",),
        ),
        Reference(
            key="bern_50",
            title="Bern 50",
            bands=("normal", upto(50), "cam"),
            population="adults; with an LCEA of 35 to 39 what the group calls mixed",
            sources=(BERN_2021,),
            evidence="seen",
            ages=ADULTS,
            note="The table does not tell the view.",
        ),
        *FROG_LEG,
        Reference(
            key="pollard_2010",
            title="Pollard 32–62",
            bands=("below the reference interval", below(32), "normal", upto(62), "above the reference interval"),
            population=POLLARD_HIPS,
            sources=(POLLARD_2010,),
            evidence="seen",
            ages=ADULTS,
            views=("cross_table",),
        ),
    ),
    order=110,
    note=DEPARTS,
)
def alpha_angle(head: Symbol, neck_axis: Symbol, head_neck_junction: Symbol) -> Symbol:
    """Angle at the head center between the neck axis and the anterior head-neck junction."""
    return three_point_alpha(head, neck_axis, head_neck_junction)
