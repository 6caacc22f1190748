"""Published limits: which side a boundary belongs to, for whom a set speaks, in what order sets are told.

Expected bands are read off the sets as printed: Wiberg `<20`, `20 to <25`, `25 to <40`, `≥40`; Tannast in whole
degrees `≤22`, `23–33`, `34–39`, `≥40`; Fredensborg's borderline up to and with 25.
"""

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from planning.case import Case, Category, MarkedFilm, Patient, Reading
from planning.catalogue import bands_text
from planning.limits_for import references_for
from planning.measures import CATALOGUE, Reference
from planning.measures.declare import below, upto
from planning.reading import read_case_films
from planning.sources import UNCONFIRMED, Source
from planning.wording import category_text
from tests.measures.hips import film_of

BY_KEY = {(m.key, r.key): r for m in CATALOGUE.values() for r in m.references}
UNDER = {value: math.nextafter(value, -math.inf) for value in (0, 3, 10, 18, 20, 23, 25, 34, 40, 60, 78)}
OVER = {value: math.nextafter(value, math.inf) for value in (10, 13, 25, 60, 78)}

BOUNDARIES = [
    ("lcea_sourcil", "wiberg", -20.0, "dysplasia"),
    ("lcea_sourcil", "wiberg", UNDER[20], "dysplasia"),
    ("lcea_sourcil", "wiberg", 20.0, "borderline"),
    ("lcea_sourcil", "wiberg", UNDER[25], "borderline"),
    ("lcea_sourcil", "wiberg", 25.0, "normal"),
    ("lcea_sourcil", "wiberg", UNDER[40], "normal"),
    ("lcea_sourcil", "wiberg", 40.0, "overcoverage"),
    ("lcea_sourcil", "tannast_2015", 22.0, "dysplasia"),
    ("lcea_sourcil", "tannast_2015", UNDER[23], "dysplasia"),
    ("lcea_sourcil", "tannast_2015", 23.0, "normal"),
    ("lcea_sourcil", "tannast_2015", 33.0, "normal"),
    ("lcea_sourcil", "tannast_2015", UNDER[34], "normal"),
    ("lcea_sourcil", "tannast_2015", 34.0, "overcoverage"),
    ("lcea_sourcil", "tannast_2015", 39.0, "overcoverage"),
    ("lcea_sourcil", "tannast_2015", UNDER[40], "overcoverage"),
    ("lcea_sourcil", "tannast_2015", 40.0, "severe overcoverage"),
    ("lcea_bone", "fredensborg_1976", 25.0, "borderline"),
    ("lcea_bone", "fredensborg_1976", OVER[25], "normal"),
    ("lcea_bone", "wide_borderline", UNDER[18], "dysplasia"),
    ("lcea_bone", "wide_borderline", 18.0, "borderline"),
    ("lcea_bone", "engesaeter_2013_m", 20.5, "below the 2.5th percentile"),
    ("lcea_bone", "engesaeter_2013_f", 20.5, "normal"),
    ("tonnis_angle", "tonnis_0_10", UNDER[0], "decreased"),
    ("tonnis_angle", "tonnis_0_10", 0.0, "normal"),
    ("tonnis_angle", "tonnis_0_10", -0.0, "normal"),
    ("tonnis_angle", "tonnis_0_10", 10.0, "normal"),
    ("tonnis_angle", "tonnis_0_10", OVER[10], "increased"),
    ("tonnis_angle", "tannast_2015", UNDER[3], "decreased"),
    ("tonnis_angle", "tannast_2015", 13.0, "normal"),
    ("tonnis_angle", "tannast_2015", OVER[13], "increased"),
    ("alpha_angle", "van_klij_2020", UNDER[60], "normal"),
    ("alpha_angle", "van_klij_2020", 60.0, "cam"),
    ("alpha_ap", "agricola_2014", 60.0, "normal"),
    ("alpha_ap", "agricola_2014", OVER[60], "cam"),
    ("alpha_ap", "agricola_2014", 78.0, "cam"),
    ("alpha_ap", "agricola_2014", OVER[78], "pathological cam"),
    ("head_neck_offset_ratio", "pollard_2010", 0.14, "normal"),
    ("head_neck_offset_ratio", "pollard_2010", 0.24, "normal"),
]


@pytest.mark.parametrize(("key", "reference", "value", "band"), BOUNDARIES)
def test_a_boundary_belongs_to_one_side(key, reference, value, band):
    assert BY_KEY[key, reference].category(value) == band


LOW_HIGH = ("low", below(20), "high")


def a_set(key="a", bands=LOW_HIGH, evidence="seen", **more):
    return Reference(key, key, bands, "someone", (Source("a paper", pmid="1"),), evidence, **more)


@pytest.mark.parametrize(
    "bands",
    (
        ("low", below(20)),
        (below(20), "high"),
        (),
        ("low", below(25), "middle", below(20), "high"),
        ("low", below(20), "middle", upto(20), "high"),
    ),
)
def test_bands_that_gap_overlap_or_fall_cannot_be_written(bands):
    with pytest.raises((ValueError, AttributeError)):
        a_set(bands=bands)


def test_the_view_the_sex_and_the_age_choose_the_sets():
    women = a_set(views=("frog_leg",), sex="F", ages=(18, 150))
    assert women.fits("frog_leg", 30, "F") and women.fits("frog_leg", 18, "F") and women.fits("frog_leg", None, "F")
    assert not women.fits("dunn_45", 30, "F")
    assert not women.fits("frog_leg", 30, "M")
    assert not women.fits("frog_leg", 30, None), "a set for one sex needs the sex to be known"
    assert not women.fits("frog_leg", 17.9, "F") and not women.fits("frog_leg", 151, "F")
    assert a_set().fits("dunn_45", None, None) and a_set().fits("dunn_45", 3, "M")
    left = a_set(side="L")
    assert left.fits("dunn_45", 3, "M", "L")
    assert not left.fits("dunn_45", 3, "M", "R") and not left.fits("dunn_45", 3, "M")


def told(measure, view="ap_pelvis", age=None, sex=None, chosen=None):
    """The keys of the sets told for a measure, in order."""
    film = MarkedFilm("f", view, 10, 10)
    case = Case((film,), Patient(age, sex), {measure: chosen} if chosen else {})
    return [r.key for r in references_for(CATALOGUE[measure], film, case)]


def test_adult_limits_do_not_speak_to_a_child():
    assert told("lcea_sourcil", age=12) == []
    assert told("lcea_sourcil", age=18) == told("lcea_sourcil") != []


def test_no_adult_limit_at_all_speaks_to_a_child_and_the_reverse():
    """A set says for what ages it is, or it is about the film and not the patient."""
    about_the_film = ("foramen_ratio", "heads_gap")
    for (measure, key), reference in BY_KEY.items():
        if measure not in about_the_film:
            assert reference.ages, f"{measure} {key} says for what ages it is"
            assert reference.ages[0] >= 18 or reference.ages[1] < 18, f"{measure} {key}"


def test_a_set_for_a_part_of_childhood_needs_the_age_to_be_known():
    assert told("acetabular_index", "ap_child", age=0) == ["newborn_30"]
    assert told("acetabular_index", "ap_child", age=4) == ["from_1_year_22"]
    assert told("acetabular_index", "ap_child") == []
    assert told("lcea_sourcil", "ap_child") == ["fredensborg_children"]
    assert told("lcea_sourcil", "ap_child", age=7) == ["fredensborg_children", "severin_6"]
    assert told("lcea_sourcil", "ap_child", age=30) == told("migration_percentage", "ap_child", age=30) == []


def test_a_set_for_one_sex_is_told_for_that_sex_only():
    assert "engesaeter_2013_f" in told("lcea_bone", sex="F") and "engesaeter_2013_m" not in told("lcea_bone", sex="F")
    assert "engesaeter_2013_m" in told("lcea_bone", sex="M") and "engesaeter_2013_f" not in told("lcea_bone", sex="M")
    assert not [key for key in told("lcea_bone") if key.startswith("engesaeter")]


def test_an_alpha_is_told_by_the_limits_of_its_view():
    assert "dunn_90_50_5" in told("alpha_angle", "dunn_90") and "dunn_90_50_5" not in told("alpha_angle", "dunn_45")
    assert "laborie_2014_frog_m" in told("alpha_angle", "frog_leg", sex="M")
    assert told("alpha_angle", "dunn_45", sex="M") == ["van_klij_2020", "bern_50"]


@pytest.mark.parametrize("sex", ("F", "M", None))
@pytest.mark.parametrize("key", CATALOGUE)
def test_unverified_sets_are_told_last_and_a_chosen_set_first(key, sex):
    measure, view = CATALOGUE[key], CATALOGUE[key].views[-1]
    plain = told(key, view, sex=sex)
    evidence = [BY_KEY[key, r].evidence for r in plain]
    assert evidence == sorted(evidence), "seen comes before unverified"
    for r in plain:
        assert told(key, view, sex=sex, chosen=r) == [r, *(other for other in plain if other != r)]
    assert told(key, view, sex=sex, chosen="no such set") == plain
    assert len({r.key for r in measure.references}) == len(measure.references)


def test_an_unverified_set_declared_first_is_still_told_last():
    declared = CATALOGUE["tonnis_angle"].references
    turned_about = replace(CATALOGUE["tonnis_angle"], references=declared[::-1])
    film = MarkedFilm("f", "ap_pelvis", 10, 10)
    order = [r.key for r in references_for(turned_about, film, Case((film,)))]
    assert order == ["emc_10_12", "tannast_2015", "tonnis_0_10", "tannast_sub_bands"]
    assert told("tonnis_angle") == ["tonnis_0_10", "tannast_2015", "emc_10_12", "tannast_sub_bands"]
    assert told("tonnis_angle", chosen="tannast_sub_bands")[0] == "tannast_sub_bands"


@pytest.mark.parametrize(("measure", "key"), BY_KEY, ids=[" ".join(names) for names in BY_KEY])
class TestEverySetOfTheCatalogue:
    @pytest.fixture
    def reference(self, measure, key):
        return BY_KEY[measure, key]

    def test_rises_and_names_each_band(self, reference):
        cuts = [cut.value for cut in reference.cuts]
        assert cuts and all(low < high for low, high in pairwise(cuts))
        assert all(reference.labels) and len(reference.labels) == len(cuts) + 1

    def test_is_sourced(self, reference):
        assert reference.sources and reference.population and reference.title
        assert reference.evidence in ("seen", "unverified")
        if reference.evidence == "seen":
            assert any(source.locator for source in reference.sources)
            assert UNCONFIRMED not in reference.sources

    def test_speaks_to_views_its_measure_is_read_on(self, measure, reference):
        assert set(reference.views) <= set(CATALOGUE[measure].views)

    def test_is_shown_as_unverified_when_it_is(self, measure, reference):
        unit = CATALOGUE[measure].unit
        category = Category(reference.key, reference.title, reference.labels[0], reference.evidence)
        text = category_text(Reading(measure, "R", "film", 1.0, unit, None, (category,)))
        assert text.startswith(f"{reference.labels[0]} · {reference.title}")
        assert ("(unverified)" in text) == (reference.evidence == "unverified")


# Written out from the clinical reference sheet and its second pass, set by set; a star is one not confirmed there.
PRINTED = """
lcea_sourcil wiberg: <20 dysplasia · 20 to <25 borderline · 25 to <40 normal · ≥40 overcoverage
lcea_bone tannast_2015: <23 dysplasia · 23 to <34 normal · 34 to <40 overcoverage · ≥40 severe overcoverage
lcea_bone fredensborg_1976: <20 dysplasia · 20 to ≤25 borderline · >25 normal
lcea_sourcil wide_borderline: <18 dysplasia · 18 to ≤25 borderline · >25 normal
lcea_sourcil nepple_2013: ≤40 not overcovered · >40 overcoverage
lcea_sourcil tonnis_1999: <20 dysplasia · 20 to <39 neither · 39 to ≤44 deep · >44 protrusio
lcea_sourcil emc_20_25: ≤20 dysplasia · >20 to <25 indeterminate · ≥25 normal
lcea_bone engesaeter_2013_m: <21 below the 2.5th percentile · ≥21 normal
lcea_bone engesaeter_2013_f: <20 below the 2.5th percentile · ≥20 normal
tonnis_angle tonnis_0_10: <0 decreased · 0 to ≤10 normal · >10 increased
tonnis_angle tannast_2015: <3 decreased · 3 to ≤13 normal · >13 increased
tonnis_angle emc_10_12: ≤10 normal · >10 to <12 indeterminate · ≥12 increased
tonnis_angle tannast_sub_bands*: <−7 severe overcoverage · −7 to <3 overcoverage · 3 to <14 normal · ≥14 dysplasia
sharp_angle tannast_2015: <38 decreased · 38 to ≤42 normal · >42 increased
sharp_angle sharp_33_38: <33 decreased · 33 to ≤38 normal · >38 to ≤42 indeterminate · >42 increased
sharp_angle sharp_39_47: <39 normal · 39 to ≤47 indeterminate · >47 increased
sharp_angle engesaeter_2013_m: ≤46 normal · >46 above the 97.5th percentile
sharp_angle engesaeter_2013_f: ≤47 normal · >47 above the 97.5th percentile
extrusion_index tannast_2015: <17 decreased · 17 to ≤27 normal · >27 increased
extrusion_index extrusion_25*: ≤25 normal · >25 increased
medial_center_edge_angle tannast_2015: <35 decreased · 35 to ≤44 normal · >44 increased
acetabular_arc tannast_2015: <61 decreased · 61 to ≤65 normal · >65 increased
alpha_ap agricola_2014: ≤60 normal · >60 to ≤78 cam · >78 pathological cam
alpha_ap agricola_2013: ≤60 normal · >60 to ≤83 moderate cam · >83 severe cam
alpha_ap van_klij_2020: <60 normal · ≥60 cam
alpha_ap laborie_2014_ap_m: ≤93 normal · >93 above the 97.5th percentile
alpha_ap laborie_2014_ap_f: ≤94 normal · >94 above the 97.5th percentile
alpha_ap gosvig_f: ≤42 normal · >42 to ≤45 very subtle cam · >45 to ≤50 subtle cam · >50 to ≤57 borderline · \
>57 pathological cam
alpha_ap gosvig_m*: <83 normal · ≥83 pathological cam
alpha_angle van_klij_2020: <60 normal · ≥60 cam
alpha_angle dunn_90_50_5: <50.5 normal · ≥50.5 cam
alpha_angle bern_50: ≤50 normal · >50 cam
alpha_angle laborie_2014_frog_m: ≤68 normal · >68 above the 97.5th percentile
alpha_angle laborie_2014_frog_f: ≤56 normal · >56 above the 97.5th percentile
alpha_angle pollard_2010: <32 below the reference interval · 32 to ≤62 normal · >62 above the reference interval
head_neck_offset_ratio offset_0_17: <0.17 cam · ≥0.17 normal
head_neck_offset_ratio pollard_2010: <0.14 below the reference interval · 0.14 to ≤0.24 normal · \
>0.24 above the reference interval
head_neck_offset_ratio eijer_0_18*: <0.18 cam · ≥0.18 normal
lcea_sourcil fredensborg_children: <15 dysplasia · 15 to ≤20 borderline · >20 normal
lcea_sourcil severin_6*: <15 dysplasia · 15 to ≤19 borderline · >19 normal
lcea_sourcil severin_14*: <20 dysplasia · 20 to ≤25 borderline · >25 normal
acetabular_head_index engesaeter_2013_m: <74 below the 2.5th percentile · ≥74 normal
acetabular_head_index engesaeter_2013_f: <73 below the 2.5th percentile · ≥73 normal
acetabular_head_index ahi_75*: <75 decreased · ≥75 normal
depth_width_ratio depth_0_25*: <0.25 shallow · ≥0.25 normal
fear_index fear_5: <5 normal · ≥5 unstable
fear_index fear_2: <2 normal · ≥2 unstable
fear_index fear_3: <3 normal · ≥3 unstable
fear_index fear_5_2: <5.2 normal · ≥5.2 unstable
retroversion_index bern_30_50: ≤30 normal · >30 to ≤50 retroversion · >50 total retroversion
anterior_wall_index siebenrock_2012*: <0.3 deficient · 0.3 to ≤0.51 normal · >0.51 excessive
posterior_wall_index siebenrock_2012*: <0.81 deficient · 0.81 to ≤1.14 normal · >1.14 excessive
triangular_index gosvig_2*: <2 normal · ≥2 cam
neck_shaft_angle nsa_120_140: <120 coxa vara · 120 to ≤140 normal · >140 coxa valga
neck_shaft_angle emc_120_135: <120 decreased · 120 to ≤135 normal · >135 to <140 indeterminate · ≥140 coxa valga
neck_shaft_angle ship_114_140: <114 below the reference interval · 114 to ≤140 normal · \
>140 above the reference interval
medial_proximal_femoral_angle mpfa_80_89*: <80 decreased · 80 to ≤89 normal · >89 increased
articulo_trochanteric_distance children_m: <13.5 decreased · 13.5 to ≤33.5 normal · >33.5 increased
articulo_trochanteric_distance children_f: <11.6 decreased · 11.6 to ≤30.8 normal · >30.8 increased
articulo_trochanteric_distance adults_15_25*: ≤0 trochanteric overgrowth · >0 to <15 decreased · \
15 to ≤25 normal · >25 increased
joint_space_width terjesen_2012: <2 osteoarthritis · ≥2 normal
roof_arc_medial vrahas_1999: <45 weight-bearing dome involved · ≥45 weight-bearing dome spared
roof_arc_medial chuckpaiwong_2009: <46 weight-bearing dome involved · ≥46 weight-bearing dome spared
roof_arc_medial olson_matta_1993: <45 weight-bearing dome involved · ≥45 weight-bearing dome spared
roof_arc_anterior vrahas_1999: <25 weight-bearing dome involved · ≥25 weight-bearing dome spared
roof_arc_anterior chuckpaiwong_2009: <52 weight-bearing dome involved · ≥52 weight-bearing dome spared
roof_arc_posterior vrahas_1999: <70 weight-bearing dome involved · ≥70 weight-bearing dome spared
roof_arc_posterior chuckpaiwong_2009: <61 weight-bearing dome involved · ≥61 weight-bearing dome spared
roof_arc_anterior matta_45*: <45 weight-bearing dome involved · ≥45 weight-bearing dome spared
roof_arc_posterior matta_45*: <45 weight-bearing dome involved · ≥45 weight-bearing dome spared
alpha_angle_anatomic bouma_2014: <30 below the reference interval · 30 to ≤66 normal · >66 above the reference interval
head_neck_offset eijer_10*: <10 cam · ≥10 normal
head_neck_offset offset_8*: <8 cam · ≥8 normal
acea_sourcil laredo_lequesne_20: <20 dysplasia · ≥20 normal
acea_sourcil emc_25: <25 dysplasia · ≥25 normal
acea_bone laredo_lequesne_20: <20 dysplasia · ≥20 normal
acea_bone emc_25: <25 dysplasia · ≥25 normal
acea_sourcil over_40*: ≤40 normal · >40 overcoverage
heads_gap false_profile_66_100: <66 turned too far · 66 to ≤100 normal · >100 turned too little
acetabular_index newborn_30: <30 normal · ≥30 increased
acetabular_index from_1_year_22: <22 normal · ≥22 increased
migration_percentage displaced_30: ≤30 normal · >30 displaced
migration_percentage hagglund_33_40: <33 normal · 33 to ≤40 at risk · >40 displaced
migration_percentage heinen_25_40: <25 normal · 25 to ≤40 at risk · >40 high risk
migration_percentage freiburg_30_50: ≤30 normal · >30 to ≤50 subluxed · >50 dislocated
migration_percentage wordie_46: <46 below 46 · ≥46 did not go back untreated
foramen_ratio tonnis_0_56_1_8: <0.56 turned to the right · 0.56 to ≤1.8 normal · >1.8 turned to the left
foramen_ratio portinaro_0_5_2: <0.5 turned to the right · 0.5 to ≤2 normal · >2 turned to the left
foramen_ratio tonnis_0_7_1_8*: <0.7 turned to the right · 0.7 to ≤1.8 normal · >1.8 turned to the left
symphysis_sacrococcygeal_distance hippreservation_m: <20 decreased · 20 to ≤30 normal · >30 increased
symphysis_sacrococcygeal_distance hippreservation_f: <20 decreased · 20 to ≤60 normal · >60 increased
symphysis_sacrococcygeal_distance ct_localizers: <18 below the reference interval · 18 to ≤58 normal · \
>58 above the reference interval
femoral_version_murphy lerch_10_25: <10 decreased · 10 to ≤25 normal · >25 increased
femoral_version_murphy boschung_35: ≤35 not severely increased · >35 severely increased
femoral_version_murphy lerch_0: <0 absolute retroversion · ≥0 not retroverted
femoral_version_murphy tonnis_1999*: <10 decreased, grade −3 · 10 to <15 decreased, grade −2 · 15 to <21 normal · \
21 to ≤25 increased, grade +2 · >25 increased, grade +3
acetabular_version_central version_10_25: <5 severe retroversion · 5 to <10 moderate retroversion · 10 to ≤25 normal · \
>25 to ≤30 increased · >30 severely increased
acetabular_version_central lerch_10_25: <10 decreased · 10 to ≤25 normal · >25 increased
acetabular_version_central tonnis_1999: <15 decreased · 15 to ≤20 normal · >20 increased
acetabular_version_central emc_20_25: <20 decreased · 20 to ≤25 normal · >25 increased
mckibbin_index lerch_20_50: <20 decreased · 20 to ≤50 normal · >50 increased
mckibbin_index boschung_70: ≤70 not severely increased · >70 severely increased
mckibbin_index mckibbin_30_40*: <20 severely decreased · 20 to <30 decreased · 30 to ≤40 normal · \
>40 to ≤60 increased · >60 severely increased
coccyx_symphysis_offset offset_10*: <−10 off center · −10 to ≤10 normal · >10 off center
"""


def test_no_set_is_missing_from_the_list():
    """A set that two measures share is listed for one of them."""
    listed = {BY_KEY[tuple(row.split(": ")[0].rstrip("*").split())] for row in PRINTED.strip().splitlines()}
    assert {r.key for r in set(BY_KEY.values()) - listed if not r.table} == set()


# Tönnis's table of the acetabular index, as section F of the sheet prints it: first month, light R/L and severe R/L of
# girls, then of boys; none of it confirmed there.
TONNIS = """
1   36/36     41.5/41.5 29/31     33/35
3   31.5/33   36.5/38.5 28/29     32.5/33.5
5   27.5/29.5 32/34     24.5/27   29/31.5
7   25.5/27   29.5/31.5 24.5/25.5 29/29.5
10  24.5/27   29/31.5   23.5/25   27/29
13  24.5/27   29/31.5   23/24     27.5/27.5
16  24.5/26   28/30.5   23/24     26.5/27.5
19  24/25.5   28/30.5   21.5/23   26.5/27
24  22/23.5   25.5/27   21/22.5   25/27
36  18/21     25.5/25.5 19/20     23.5/24
60  18/20     23/23.5   17/19     21/23
"""


@pytest.mark.parametrize("row", TONNIS.strip().splitlines())
def test_the_table_by_age_sex_and_side_is_as_the_sheet_has_it(row):
    month, *pairs = row.split()
    for sex, light, severe in (("F", *pairs[:2]), ("M", *pairs[2:])):
        for side, low, high in zip("RL", light.split("/"), severe.split("/"), strict=True):
            (entry,) = (r for r in CATALOGUE["acetabular_index"].references
                        if r.table and r.fits("ap_child", (int(month) + 0.5) / 12, sex, side))
            assert bands_text(entry) == f"≤{low} normal · >{low} to ≤{high} critical zone · >{high} severe dysplasia"
            assert entry.evidence == "unverified" and entry.side == side and entry.sex == sex


@pytest.mark.parametrize(("age", "first_month"), [
    (0.08, 1), (0.17, 1), (0.25, 3), (0.42, 5), (0.58, 7), (0.83, 10), (1, 10), (1.08, 13), (1.33, 16), (1.58, 19),
    (1.99, 19), (2, 24), (2.99, 24), (3, 36), (4.9, 36), (5, 60), (6.99, 60),
])
def test_an_age_entered_to_two_decimals_finds_its_row(age, first_month):
    (entry,) = (r for r in CATALOGUE["acetabular_index"].references if r.table and r.fits("ap_child", age, "F", "L"))
    assert entry.key == f"tonnis_1976_f_l_{first_month}"


@pytest.mark.parametrize("age", (0, 0.07, 7, 12))
def test_beyond_its_rows_the_table_says_nothing(age):
    assert not [r for r in CATALOGUE["acetabular_index"].references if r.table and r.fits("ap_child", age, "F", "L")]


def child(age, sex, chosen=None, angle=30.0):
    """The readings of both hips of a child whose acetabular index is the same on both."""
    rise, run = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    marks = {
        "triradiate": {"R": [(-30, 0)], "L": [(30, 0)]},
        "acetabular_edge": {"R": [(-30 - 20 * run, -20 * rise)], "L": [(30 + 20 * run, -20 * rise)]},
    }
    film = film_of("ap_child", marks)
    case = Case((film,), Patient(age, sex), {"acetabular_index": chosen} if chosen else {})
    return {r.side: r for r in read_case_films(case) if r.key == "acetabular_index"}


def test_right_and_left_of_a_child_are_read_by_their_own_limits():
    """A girl of 5 months, 28°: above 27.5 on the right, below 29.5 on the left."""
    both = child(0.45, "F", angle=28)
    assert [c.label for c in both["R"].categories] == ["critical zone"]
    assert [c.label for c in both["L"].categories] == ["normal"]
    assert {c.evidence for r in both.values() for c in r.categories} == {"unverified"}
    assert both["R"].categories[0].title == "Tönnis 1976, girls 5–6 months, right"


def test_choosing_the_table_chooses_it_for_both_hips():
    plain, chosen = child(4, "M"), child(4, "M", "Tönnis 1976")
    assert {r.categories[0].reference for r in plain.values()} == {"from_1_year_22"}
    assert {s: r.categories[0].reference for s, r in chosen.items()} == {
        "R": "tonnis_1976_m_r_36", "L": "tonnis_1976_m_l_36"}


def test_without_the_sex_the_reason_is_told():
    for r in child(0.45, None).values():
        assert r.categories == () and r.note == "the limits depend on the sex, which is not entered"
    assert {r.note for r in child(None, None).values()} == {"the limits depend on the age, which is not entered"}


@pytest.mark.parametrize("row", PRINTED.strip().splitlines())
def test_a_set_is_as_the_sheet_has_it(row):
    names, bands = row.split(": ")
    measure, key = names.rstrip("*").split()
    assert bands_text(BY_KEY[measure, key]) == bands
    assert BY_KEY[measure, key].evidence == ("unverified" if names.endswith("*") else "seen")


def test_bands_in_words():
    three = a_set(bands=("low", upto(-7), "middle", below(0.5), "high"))
    assert bands_text(three) == "≤−7 low · >−7 to <0.5 middle · ≥0.5 high"
