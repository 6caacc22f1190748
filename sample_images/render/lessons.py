"""The sample cases in the order they are taught."""

from __future__ import annotations

from sample_images.render.anatomy import Anatomy
from sample_images.render.cases import DUNN_45, DUNN_90, FROG, TOES_IN, Differs, SampleCase, ap, hip, rolled, slices
from sample_images.render.change import acetabulum_turned, cam, neck_shaft, retroverted, version
from sample_images.render.exposure import EVENED


def _both(angle: str, by: float, film: str = "space") -> tuple[Differs, ...]:
    return tuple(Differs(film, side, angle, by) for side in "RL")


def _on_both(change: object, amount: float) -> object:
    """A change of one hip made on both."""
    def changed(bones: Anatomy) -> Anatomy:
        return change(change(bones, "R", amount), "L", amount)

    return changed


CASES = (
    SampleCase(
        "normal_f", "Normal hips, woman",
        "Learn the landmarks here: round heads under even roofs, and two teardrops to level the pelvis.",
        "F", ("AP pelvis", "Normal"), (ap(),), plain="normal_f.jpg",
    ),
    SampleCase(
        "normal_m", "Normal hips, man",
        "A narrower, taller pelvis than a woman’s; the same landmarks, a little harder to tell apart.",
        "M", ("AP pelvis", "Normal"), (ap(),),
    ),
    SampleCase(
        "dysplasia", "Dysplasia of the right hip",
        "The right roof is short and steep: LCEA falls, the Tönnis angle and the uncovered share of the head rise.",
        "F", ("AP pelvis", "Coverage"), (ap(),),
        change=lambda bones: acetabulum_turned(bones, "R", -16.0),
        parent="normal_f", differs=(Differs("ap", "R", "lcea_sourcil", -16.0),), plain="dysplasia.jpg",
    ),
    SampleCase(
        "borderline", "Borderline left hip",
        "So near the limit, one mark decides: mark the left sourcil twice and see how far the angle moves.",
        "F", ("AP pelvis", "Coverage"), (ap(),),
        change=lambda bones: acetabulum_turned(bones, "L", -11.0),
        parent="normal_f", differs=(Differs("ap", "L", "lcea_sourcil", -11.0),),
    ),
    SampleCase(
        "over_coverage", "Over-covered hips",
        "Both roofs reach far over the heads and slope down to the side: a pincer shape.",
        "M", ("AP pelvis", "Coverage"), (ap(),),
        change=_on_both(acetabulum_turned, 10.0),
        parent="normal_m", differs=_both("lcea_sourcil", 10.0, "ap"),
    ),
    SampleCase(
        "retroversion", "Retroverted sockets",
        "Follow both walls from the roof’s edge: the front wall starts lateral to the back wall and crosses it.",
        "M", ("AP pelvis", "Version"), (ap(),),
        change=_on_both(retroverted, 14.0),
        parent="normal_m", differs=_both("acetabular_version", -14.0), protocol="walls",
    ),
    SampleCase(
        "coxa_valga", "Coxa valga",
        "Steep necks: the heads stand high above the tips of the trochanters.",
        "M", ("AP pelvis", "Femur"), (ap(),),
        change=_on_both(neck_shaft, 14.0),
        parent="normal_m", differs=_both("neck_shaft_angle", 14.0), protocol="femur",
    ),
    SampleCase(
        "coxa_vara", "Coxa vara",
        "Flat necks: the tips of the trochanters come up beside the heads; compare them with coxa valga.",
        "F", ("AP pelvis", "Femur"), (ap(),),
        change=_on_both(neck_shaft, -10.0),
        parent="normal_f", differs=_both("neck_shaft_angle", -10.0), protocol="femur",
    ),
    SampleCase(
        "tilted", "Pelvis tilted forward",
        "The same normal sockets look retroverted, only because the pelvis leans; compare symphysis and sacrum.",
        "F", ("AP pelvis", "Positioning"), (ap(tilt=12.0),),
        parent="normal_f", differs=(Differs("space", "-", "pelvic_tilt", 12.0),), protocol="walls",
    ),
    SampleCase(
        "rotated", "Pelvis rotated",
        "Unequal obturator foramina tell of it: the walls shift on each side, and not to the same side.",
        "M", ("AP pelvis", "Positioning"), (ap(rotation=12.0),),
        parent="normal_m", differs=(Differs("space", "-", "pelvic_rotation", 12.0),), protocol="walls",
    ),
    SampleCase(
        "toes_out", "Right leg turned outward",
        "The same femur on both sides: turned out, the right neck looks short and steep, its trochanter hides it.",
        "F", ("AP pelvis", "Positioning", "Femur"), (ap(right=-20.0),),
        parent="normal_f", differs=(Differs("space", "R", "internal_rotation", -20.0 - TOES_IN),), protocol="femur",
    ),
    SampleCase(
        "cam", "Cam of the right hip, four views",
        "A bump in front and above fills the hollow of the neck; follow the contour until it leaves the circle.",
        "M", ("Lateral views", "Femur"),
        (ap(), hip("dunn_45", "R", DUNN_45), hip("dunn_90", "R", DUNN_90, EVENED), hip("frog_leg", "R", FROG)),
        change=lambda bones: cam(bones, "R", alpha=69.3),
        parent="round_neck", differs=(Differs("dunn_45", "R", "alpha_angle", 25.0),), picture="dunn_45",
        protocol="femur",
    ),
    SampleCase(
        "round_neck", "No cam: Dunn 45° and frog-leg",
        "The same man’s hip without the bump: the neck hollows out at once where the head ends.",
        "M", ("Lateral views", "Normal"), (hip("dunn_45", "R", DUNN_45), hip("frog_leg", "R", FROG)),
        plain="round_neck.png",
    ),
    SampleCase(
        "false_profile", "False profile of the right hip",
        "The patient is turned half away: the front of the roof, which no AP film shows, comes into profile.",
        "F", ("Oblique views", "Coverage"), (rolled("right", "false_profile", "R", 65.0, EVENED),),
    ),
    SampleCase(
        "judet", "Iliac and obturator oblique",
        "Rolled to either side, each column and wall of the right socket comes into profile on one film.",
        "M", ("Oblique views",),
        (rolled("iliac", "judet_iliac", "R", 45.0), rolled("obturator", "judet_obturator", "R", -45.0)),
    ),
    SampleCase(
        "version_normal", "CT: ordinary femoral version",
        "Slices through head, neck, lesser trochanter and knee: version is the twist between the two ends.",
        "F", ("CT", "Version"), (slices(),), picture="slice_06",
    ),
    SampleCase(
        "version_high", "CT: high femoral version",
        "The shaft is twisted so that the neck points farther forward; the socket is as before.",
        "F", ("CT", "Version"), (slices(),), change=_on_both(version, 15.0),
        parent="version_normal", differs=_both("femoral_version_murphy", 15.0), picture="slice_06",
    ),
    SampleCase(
        "version_low", "CT: low femoral version",
        "Hardly any twist, or one backward: flexion and inward turning meet the rim early.",
        "F", ("CT", "Version"), (slices(),), change=_on_both(version, -15.0),
        parent="version_normal", differs=_both("femoral_version_murphy", -15.0), picture="slice_06",
    ),
)
