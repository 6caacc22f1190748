"""Windows a plan may be held against, each by its source; they disagree, and none is advice.

An entry of `unverified` evidence is commonly quoted, and no source of it was seen. A window is closed at both ends;
an end that is None is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planning.plans import USUAL, Plan
from planning.sources import LERCH_2022, TANNAST_2015, TANNAST_HIPS, UNCONFIRMED, Source

HARTIG_ANDREASEN_2012 = Source("Hartig-Andreasen et al. 2012 (401 hips)", pmid="22576934")
JOSR_2021 = Source("J Orthop Surg Res 2021 (66 hips, about 3 years)", doi="10.1186/s13018-021-02858-9")
HIP_PLANNER_2024 = Source("MSk Lab Hip 3D Planner, Orthop Proc 2024", doi="10.1302/1358-992X.2024.18.107")
WELLS_2017 = Source("Wells et al. 2017 (18 years; its title was seen, not its numbers)",
                    doi="10.1007/s11999-016-4887-z")

ROUNDING = 1e-6
PRINTED = 0.05  # what printing to a tenth may take off a value


@dataclass(frozen=True)
class Window:
    """Where a reading shall lie, in the unit of its measure, and where that was published."""

    key: str
    low: float | None
    high: float | None
    source: Source
    evidence: Literal["seen", "unverified"]

    def holds(self, value: float) -> bool:
        """Whether a value lies in it, its ends included, give or take what rounding does to a number."""
        return self._holds(value, ROUNDING)

    def is_met(self, value: float) -> bool:
        """Whether a value lies in it as it is printed, so that no 30.0° stands below 30.0°."""
        return self._holds(value, PRINTED)

    def _holds(self, value: float, slack: float) -> bool:
        return (self.low is None or value > self.low - slack) and (self.high is None or value < self.high + slack)


@dataclass(frozen=True)
class Preset:
    """Windows named by where they were published. population: of whom; note: what to beware of."""

    key: str
    title: str
    windows: tuple[Window, ...]
    population: str
    note: str = ""


def _normal(key: str, low: float, high: float) -> Window:
    return Window(key, low, high, TANNAST_2015, "seen")


def _quoted(key: str, low: float | None, high: float | None) -> Window:
    return Window(key, low, high, UNCONFIRMED, "unverified")


PRESETS: dict[str, Preset] = {
    preset.key: preset
    for preset in (
        Preset(
            "usual", "LCEA 30–40, Tönnis 0–10, extrusion up to 20 %",
            (Window("lcea_sourcil", 30, 40, HARTIG_ANDREASEN_2012, "seen"), _quoted("tonnis_angle", 0, 10),
             _quoted("extrusion_index", None, 20)),
            "after periacetabular osteotomy; of these only the LCEA has a source",
            "The top of the window borders on overcoverage; 30 to 33 lies in the normal band of Tannast too.",
        ),
        Preset(
            "hartig_andreasen_2012", "Hartig-Andreasen 2012: LCEA 30–40",
            (Window("lcea_sourcil", 30, 40, HARTIG_ANDREASEN_2012, "seen"),),
            "401 hips after periacetabular osteotomy; below 30 or above 40 went with later replacement",
        ),
        Preset(
            "josr_2021", "J Orthop Surg Res 2021: LCEA up to 38, Tönnis −10 to 0",
            (Window("lcea_sourcil", None, 38, JOSR_2021, "seen"), Window("tonnis_angle", -10, 0, JOSR_2021, "seen")),
            "66 hips after periacetabular osteotomy, patient-reported outcome",
        ),
        Preset(
            "tannast_2015", "Tannast 2015, normal hips",
            (_normal("lcea_sourcil", 23, 33), _normal("tonnis_angle", 3, 13), _normal("extrusion_index", 17, 27),
             _normal("medial_center_edge_angle", 35, 44), _normal("acetabular_arc", 61, 65)),
            TANNAST_HIPS,
            "Limits of normal hips, not an aim of surgery. No rotation changes the arc.",
        ),
        Preset(
            "hip_planner_2024", "Hip 3D Planner: LCEA from 30, Tönnis up to 10",
            (Window("lcea_sourcil", 30, None, HIP_PLANNER_2024, "seen"),
             Window("tonnis_angle", None, 10, HIP_PLANNER_2024, "seen")),
            "aims of simulations on CT; their head coverage above 70 % is not read on a film",
        ),
        Preset(
            "wells_2017", "Wells 2017: LCEA 22–38",
            (Window("lcea_sourcil", 22, 38, WELLS_2017, "unverified"),),
            "hips 18 years after periacetabular osteotomy",
        ),
        Preset(
            "neck_125_135", "Neck-shaft angle 125–135", (_quoted("neck_shaft_angle", 125, 135),),
            "adults; as commonly quoted of femoral osteotomy",
        ),
        Preset(
            "lerch_2022", "Lerch 2022: femoral version 10–25, McKibbin 20–50",
            (Window("femoral_version_murphy", 10, 25, LERCH_2022, "seen"),
             Window("mckibbin_index", 20, 50, LERCH_2022, "seen")),
            "333 patients with hip pain, by the method of Murphy",
            "Limits of what is called normal, not an aim of surgery.",
        ),
        Preset(
            "alpha_40_50", "Alpha 40–50", (_quoted("alpha_angle", 40, 50), _quoted("alpha_ap", 40, 50)),
            "after resection; series came to 41 to 48, and no source of the window was confirmed",
        ),
    )
}


OWN = Source("Set by the reader")


def windows_of(plan: Plan) -> tuple[Window, ...]:
    """The windows that a plan is held against: its preset's, and the reader's own ends in their place."""
    own = {key: Window(key, low, high, OWN, "seen") for key, low, high in plan.windows}
    preset = PRESETS.get(plan.preset, PRESETS[USUAL])
    return tuple(own.get(window.key, window) for window in preset.windows)
