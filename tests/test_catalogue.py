"""Bands in words."""

import json

import pytest

from planning.catalogue import bands_text, measure_record
from planning.measures import CATALOGUE


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


def test_a_record_is_plain_data():
    for m in CATALOGUE.values():
        record = measure_record(m)
        assert json.loads(json.dumps(record)) == record
