"""How far round the head stays spherical on its upper side, on the AP pelvis; higher than on a lateral view."""

from planning.geometry import Symbol
from planning.measures.asphericity import CAM_60, DEPARTS, three_point_alpha
from planning.measures.declare import ADULTS, Reference, below, measure, upto
from planning.sources import GOSVIG_2007, LABORIE_2014, UNCONFIRMED, Source

NORWAY = [
    Reference(
        key=f"laborie_2014_ap_{sex.lower()}",
        title=f"Laborie 2014 AP, {who}",
        bands=("normal", upto(limit), "above the 97.5th percentile"),
        population=f"Norwegians aged 19; {who}, AP view, mean {mean}",
        sources=(LABORIE_2014,),
        evidence="seen",
        sex=sex,
        ages=(18, 150),
    )
    for sex, who, limit, mean in (("M", "men", 93, "62 (40–105)"), ("F", "women", 94, "52 (36–103)"))
]


@measure(
    name="Alpha angle (AP)",
    short="Alpha AP",
    views=("ap_pelvis",),
    unit="deg",
    positive="always positive",
    references=(
        Reference(
            key="agricola_2014",
            title="Agricola 60 / 78",
            bands=("normal", upto(60), "cam", upto(78), "pathological cam"),
            population="CHECK and Chingford cohorts, AP view",
            sources=(Source("Agricola et al. 2014", pmid="24269636"),),
            evidence="seen",
            ages=ADULTS,
        ),
        Reference(
            key="agricola_2013",
            title="Agricola 60 / 83",
            bands=("normal", upto(60), "moderate cam", upto(83), "severe cam"),
            population="CHECK cohort, AP view; odds ratios of 3.67 and 9.66 for end-stage osteoarthritis in 5 years",
            sources=(Source("Agricola et al., Ann Rheum Dis 2013;72:918", page="ard.bmj.com/content/72/6/918"),),
            evidence="seen",
            ages=ADULTS,
        ),
        CAM_60,
        *NORWAY,
        Reference(
            key="gosvig_f",
            title="Gosvig, women 57",
            bands=(
                "normal", upto(42), "very subtle cam", upto(45), "subtle cam", upto(50), "borderline", upto(57),
                "pathological cam",
            ),
            population="Copenhagen cohort, women, AP view; classes as quoted in Levy 2015",
            sources=(
                GOSVIG_2007,
                Source("Levy et al., Front Surg 2015", doi="10.3389/fsurg.2015.00061"),
            ),
            evidence="seen",
            ages=ADULTS,
            sex="F",
        ),
        Reference(
            key="gosvig_m",
            title="Gosvig, men 83",
            bands=("normal", below(83), "pathological cam"),
            population="Copenhagen cohort, men, AP view; the cut is quoted without a confirmed source",
            sources=(UNCONFIRMED,),
            evidence="unverified",
            ages=ADULTS,
            sex="M",
        ),
    ),
    order=80,
    note=DEPARTS,
)
def alpha_ap(head: Symbol, neck_axis: Symbol, head_neck_junction: Symbol) -> Symbol:
    """Angle at the head center between the neck axis and the superior head-neck junction."""
    return three_point_alpha(head, neck_axis, head_neck_junction)
