"""Signs a reader judges by eye: the choices there are, and what each of them means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planning.sources import BERN_2021, NEPPLE_2013, RETROVERSION_SIGNS, Source

NOT_GRADED = "not graded"


@dataclass(frozen=True)
class Choice:
    """One answer: how it is stored, what it is called, and when it is given."""

    value: str
    label: str
    criterion: str


@dataclass(frozen=True)
class Graded:
    """A sign that is judged for each hip, on a film of one of these views.

    evidence: `seen` when a source was seen to print the criteria, else `unverified`.
    """

    key: str
    name: str
    views: tuple[str, ...]
    choices: tuple[Choice, ...]
    sources: tuple[Source, ...]
    evidence: Literal["seen", "unverified"]
    note: str = ""

    def label(self, value: str) -> str:
        """What a stored answer is called; KeyError when there is no such answer."""
        return {choice.value: choice.label for choice in self.choices}[value]


def _sign(present: str, absent: str) -> tuple[Choice, ...]:
    return Choice("absent", "absent", absent), Choice("present", "present", present)


GRADES: dict[str, Graded] = {
    graded.key: graded
    for graded in (
        Graded(
            "ischial_spine_sign",
            "Ischial spine sign",
            ("ap_pelvis",),
            _sign("The ischial spine projects medial to the pelvic brim.", "The pelvic brim hides the ischial spine."),
            (
                RETROVERSION_SIGNS,
                Source("Kalberer et al. 2008", pmid="18264856"),
                Source("Kakaty et al. 2010", doi="10.1007/s11999-009-1021-5"),
            ),
            "seen",
            "Against the crossover sign: sensitivity 91 %, specificity 98 % in one series, 81 % and 70 % in another.",
        ),
        Graded(
            "coxa_profunda",
            "Coxa profunda",
            ("ap_pelvis",),
            _sign(
                "The floor of the fossa touches the ilioischial line or lies medial to it.",
                "The floor of the fossa lies lateral to the ilioischial line.",
            ),
            (NEPPLE_2013, Source("Clin Orthop Relat Res 2015", doi="10.1007/s11999-014-4084-x")),
            "seen",
            "Found in 76 % of hips without symptoms; alone it does not make a hip overcovered.",
        ),
        Graded(
            "protrusio",
            "Protrusio acetabuli",
            ("ap_pelvis",),
            _sign(
                "The head touches the ilioischial line or crosses it.",
                "The head lies lateral to the ilioischial line.",
            ),
            (
                BERN_2021,
                Source("Radiopaedia, Acetabular protrusion", page="radiopaedia.org/articles/acetabular-protrusion-1"),
            ),
            "seen",
            "Also given by distance, on a calibrated film: the fossa more than 3 mm medial to the line in men, 6 mm in "
            "women.",
        ),
        Graded(
            "shenton_line",
            "Shenton line",
            ("ap_pelvis", "ap_child"),
            (
                Choice("continuous", "continuous", "The lower edges of neck and superior ramus make one arc."),
                Choice("broken", "broken", "There is a step of 5 mm or more in the arc."),
            ),
            (Source("Jacobsen et al., Acta Orthop 2005;76:149", pmid="16097538"),),
            "seen",
            "Rotation of the hip breaks it. Broken in 54 % of normal hips at 1 year, 26 % at 2, 13 % at 5 years.",
        ),
        Graded(
            "tonnis_grade",
            "Tönnis grade of osteoarthritis",
            ("ap_pelvis",),
            (
                Choice("0", "grade 0", "No sign of osteoarthritis."),
                Choice("1", "grade 1", "Slight narrowing, sclerosis, small osteophytes; the head nearly round."),
                Choice("2", "grade 2", "Small cysts, moderate narrowing, moderate loss of roundness of the head."),
                Choice("3", "grade 3", "Large cysts, severe narrowing or no space left, severely deformed head."),
            ),
            (
                Source("Radiopaedia, Osteoarthritis of the hip, grading",
                       page="radiopaedia.org/articles/osteoarthritis-hip-grading-2"),
                Source("Agreement between readers", pmid="25134816"),
            ),
            "seen",
            "Readers agree poorly (kappa 0.22 to 0.59).",
        ),
    )
}
