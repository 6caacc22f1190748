"""Where a value stands on its strip, worked out by hand."""

from __future__ import annotations

import pytest

from planning.measures.declare import Reference, below, upto
from planning.reports.strip import strip_of


def limits(*bands):
    return Reference("key", "title", bands, "population", (), "seen")


def test_bands_ticks_and_markers_share_one_scale():
    # 20 to 40 is 20 wide; 0.6 of that on either side makes the strip 8 to 52, 44 wide.
    strip = strip_of(
        limits("dysplasia", below(20), "borderline", below(25), "normal", below(40), "overcoverage"),
        {"R": 30.0, "L": 19.0},
    )
    assert [b["from"] for b in strip["bands"]] == pytest.approx([0, 12 / 44, 17 / 44, 32 / 44])
    assert [b["to"] for b in strip["bands"]] == pytest.approx([12 / 44, 17 / 44, 32 / 44, 1])
    assert [b["normal"] for b in strip["bands"]] == [False, False, True, False]
    assert [(t["text"], t["at"]) for t in strip["ticks"]] == [
        ("20", pytest.approx(12 / 44)), ("25", pytest.approx(17 / 44)), ("40", pytest.approx(32 / 44))]
    assert [m["side"] for m in strip["markers"]] == ["R", "L"]
    assert [m["at"] for m in strip["markers"]] == pytest.approx([22 / 44, 11 / 44])


def test_a_single_limit_has_room_on_both_sides():
    # A quarter of 60 is 15; 0.6 of that on either side makes 51 to 69.
    strip = strip_of(limits("normal", below(60), "cam"), {"R": 55.5})
    assert strip["markers"][0]["at"] == pytest.approx(0.25)
    assert strip["ticks"] == [{"at": pytest.approx(0.5), "text": "60"}]


@pytest.mark.parametrize("value", [-70.0, 8.0, 52.0, 130.0])
def test_a_value_far_out_still_stands_on_the_strip_and_in_its_band(value):
    reference = limits("dysplasia", below(20), "normal", below(40), "overcoverage")
    strip = strip_of(reference, {"L": value})
    at = strip["markers"][0]["at"]
    assert 0 < at < 1
    band = next(i for i, b in enumerate(strip["bands"]) if b["from"] <= at < b["to"])
    assert band == (0 if value < 20 else 2)


def test_limits_at_zero_and_below_are_told_with_a_minus():
    strip = strip_of(limits("a", below(0), "b"), {"R": 0.0})
    assert strip["markers"][0]["at"] == pytest.approx(0.5)
    assert [t["text"] for t in strip_of(limits("a", upto(-7), "b", upto(3), "c"), {"R": 0.0})["ticks"]] == ["−7", "3"]


def test_crowded_limits_keep_their_bands_and_lose_only_their_numbers():
    strip = strip_of(limits("a", below(10), "b", below(11), "c", below(100), "d"), {"R": 50.0})
    assert len(strip["bands"]) == 4
    assert [t["text"] for t in strip["ticks"]] == ["10", "100"]


def test_an_interval_reaches_as_far_as_it_does_and_stands_on_the_strip():
    limits_20_40 = limits("dysplasia", below(20), "normal", below(40), "overcoverage")
    (marker,) = strip_of(limits_20_40, {"R": 30.0}, {"R": (25.6, 34.4)})["markers"]
    # 20 to 40 with 0.6 of that on either side: 8 to 52, 44 wide.
    assert (marker["low"], marker["high"]) == pytest.approx((17.6 / 44, 26.4 / 44))
    (bare,) = strip_of(limits_20_40, {"R": 30.0}, {"R": None})["markers"]
    assert bare["low"] == bare["at"] == bare["high"]
    (far,) = strip_of(limits_20_40, {"R": 30.0}, {"R": (-20.0, 80.0)})["markers"]
    assert 0 < far["low"] < far["high"] < 1


def test_a_target_lies_on_the_same_scale_and_is_open_where_it_has_no_end():
    # As above, the strip is 8 to 52; a target up to 62 makes it reach beyond that.
    reference = limits("dysplasia", below(20), "normal", below(40), "overcoverage")
    target = strip_of(reference, {"R": 30.0}, target=(30.0, 41.0))["target"]
    assert target == {"from": pytest.approx(0.5), "to": pytest.approx(0.75), "has_low": True, "has_high": True}
    target = strip_of(reference, {"R": 30.0}, target=(None, 30.0))["target"]
    assert target == {"from": 0.0, "to": pytest.approx(0.5), "has_low": False, "has_high": True}
    assert strip_of(reference, {"R": 30.0}, target=(30.0, 62.0))["target"]["to"] < 1
    assert strip_of(reference, {"R": 30.0})["target"] is None
