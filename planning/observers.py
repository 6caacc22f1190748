"""How far published readers agreed on a measure: what the noise of placing marks alone does not tell.

Only figures that were seen in print stand here. An interval from shaken marks says what the hand adds; two readers also
take different points for the same landmark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planning.sources import Source


@dataclass(frozen=True)
class Agreement:
    """What one paper found. short: in the measure's own unit, for beside the reading; empty where that is not known."""

    told: str
    source: Source
    short: str = ""


CARLISLE_2011 = Source("Carlisle et al. 2011 (45 sets of films)", pmid="22096420")
ALPHA_READERS = Source("Four surgeons, computer-assisted", pmid="25134816")
THREE_SURGEONS = Source("Three hip surgeons, 40 films, Orthopedics 2018", pmid="30011052")
MONAZZAM_2013 = Source("Monazzam et al. 2013", doi="10.1007/s11999-012-2651-6")
NECK_SHAFT_READERS = Source("Neck-shaft angle on a workstation, three readers", pmcid="PMC3473462")
ODENSE_2013 = Source("Odense group 2013 (26 patients)", page="scholarmate.com/S/niitFH")
BROUGHTON_1989 = Source("Broughton et al. 1989", pmid="2915007")
MIGRATION_READERS = Source("Migration percentage, readers compared", pmid="29707053")

AGREEMENT: Mapping[str, tuple[Agreement, ...]] = {
    "lcea_sourcil": (
        Agreement("ICC 0.96 for one reader, 0.84 between two", MONAZZAM_2013),
        Agreement("ICC 0.88 for one reader; between readers the 95 % interval reaches below 0.55", CARLISLE_2011),
    ),
    "tonnis_angle": (
        Agreement("ICC 0.83 for one reader; between readers the 95 % interval reaches below 0.55", CARLISLE_2011),
        Agreement("ICC 0.90 between readers", THREE_SURGEONS),
    ),
    "sharp_angle": (Agreement("ICC 0.66 for one reader", THREE_SURGEONS),),
    "acetabular_arc": (Agreement("ICC 0.44 between readers", THREE_SURGEONS),),
    "alpha_angle": (
        Agreement("ICC 0.76 for one reader, on frog-leg and cross-table films", CARLISLE_2011),
        Agreement("ICC 0.43 between readers", ALPHA_READERS),
    ),
    "neck_shaft_angle": (
        Agreement("one reader twice within ± 2.5°, two readers within ± 6° (limits of agreement)",
                  NECK_SHAFT_READERS, "two readers ± 6°"),
    ),
    "femoral_version_murphy": (
        Agreement("one reader twice within −3.4° to 3.8° (limits of agreement)", ODENSE_2013,
                  "one reader −3.4° to 3.8°"),
    ),
    "acetabular_index": (
        Agreement("± 6° for 95 % confidence", BROUGHTON_1989, "readers ± 6°"),
    ),
    "migration_percentage": (
        Agreement("one reader twice differs by 2.8 %, two readers by 3.6 % on average", MIGRATION_READERS,
                  "two readers differ by 3.6 %"),
    ),
}


def agreement_short(key: str) -> str:
    """What stands beside a reading: the error of published readers in its unit, or empty."""
    return next((found.short for found in AGREEMENT.get(key, ()) if found.short), "")


def agreement_text(key: str) -> list[str]:
    """What is published of readers of a measure, a line for each source, with where to find it."""
    return [f"{found.told} ({found.source.cite}, {found.source.locator})" for found in AGREEMENT.get(key, ())]
