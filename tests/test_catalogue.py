"""Bands in words."""

import json

import pytest

from planning.catalogue import bands_text, measure_record
from planning.conditions import CONDITIONS
from planning.grades import GRADES
from planning.measures import CATALOGUE
from planning.patterns import PATTERNS
from planning.quality import CHECKS


@pytest.mark.parametrize(("measure", "reference", "words"), [
    ("lcea_sourcil", "wiberg", "<20 dysplasia · 20 to <25 borderline · 25 to <40 normal · ≥40 overcoverage"),
    ("lcea_sourcil", "fredensborg_1976", "<20 dysplasia · 20 to ≤25 borderline · >25 normal"),
    ("tonnis_angle", "tannast_sub_bands",
     "<−7 severe overcoverage · −7 to <3 overcoverage · 3 to <14 normal · ≥14 dysplasia"),
    ("head_neck_offset_ratio", "offset_0_17", "<0.17 cam · ≥0.17 normal"),
])
def test_bands_in_words(measure, reference, words):
    found = next(r for r in CATALOGUE[measure].references if r.key == reference)
    assert bands_text(found) == words


# Keys stand in case files and exports that others keep; none may go or change its name.
KEYS = """
lcea_sourcil lcea_bone tonnis_angle sharp_angle extrusion_index acetabular_head_index depth_width_ratio
medial_center_edge_angle acetabular_arc fear_index head_lateralization_index retroversion_index anterior_wall_index
posterior_wall_index neck_shaft_angle medial_proximal_femoral_angle articulo_trochanteric_distance alpha_ap
triangular_index joint_space_width crossover_sign posterior_wall_sign ischial_spine_sign coxa_profunda protrusio
shenton_line tonnis_grade pelvic_obliquity foramen_ratio symphysis_sacrococcygeal_distance coccyx_symphysis_offset
acea_sourcil acea_bone alpha_angle head_neck_offset head_neck_offset_ratio femoral_version_lee femoral_version_reikeras
femoral_version_tomczak femoral_version_murphy acetabular_version_cranial acetabular_version_central mckibbin_index
femoral_version_biplane neck_shaft_angle_true acetabular_index migration_percentage ihdi_grade roof_arc_medial
roof_arc_anterior roof_arc_posterior
"""


@pytest.mark.parametrize("key", KEYS.split())
def test_a_key_stays(key):
    assert key in CATALOGUE or key in GRADES


@pytest.mark.parametrize("key", [key for key, m in CATALOGUE.items() if not m.references])
def test_a_measure_without_limits_says_so(key):
    assert "limit" in CATALOGUE[key].note


def test_a_paper_is_named_once():
    """What can be looked up by one number is one source, so that it is cited in the same words everywhere."""
    sources = {s for m in CATALOGUE.values() for s in (*m.sources, *(s for r in m.references for s in r.sources))}
    sources |= {s for g in GRADES.values() for s in g.sources} | {s for c in CONDITIONS for s in c.sources}
    sources |= {s for p in PATTERNS for s in p.sources}
    sources |= {s for c in CHECKS for fault in (c.below, c.above) for s in fault.sources}
    for number in ("doi", "pmid", "pmcid"):
        named = [getattr(s, number) for s in sources if getattr(s, number)]
        assert len(named) == len(set(named)), [n for n in named if named.count(n) > 1]


def test_a_record_is_plain_data():
    for m in CATALOGUE.values():
        record = measure_record(m)
        assert json.loads(json.dumps(record)) == record
