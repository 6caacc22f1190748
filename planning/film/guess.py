"""Guesses at the view and the side of a film from what its file says, for a person to confirm."""

import re
from typing import Any

from planning.film.tags import item, text, values

# What this exposure says of itself comes before what the whole study says.
OWN_TEXT = ("ViewPosition", "SeriesDescription", "ProtocolName", "AcquisitionDeviceProcessingDescription")
STUDY_TEXT = ("PerformedProcedureStepDescription", "StudyDescription", "RequestedProcedureDescription")
SPECIAL_VIEWS = {
    "false_profile": r"false\W?profile|faux\W?profil|lequesne",
    "dunn_90": r"dunn\D{0,12}90|90\D{0,12}dunn",
    "dunn_45": r"dunn\D{0,12}45|45\D{0,12}dunn|\bmod(ified|\b)\W{0,3}dunn",
    "frog_leg": r"\bfrog|lauenstein",
    "cross_table": r"\b(cross|x)\W?table|axiolateral|danelius",
}
OTHER_VIEWS = r"dunn|inlet|outlet|judet|obturator|iliac|oblique|\blat\b|lateral|axial"
SIDES = {"R": r"\b(right|rt)\b", "L": r"\b(left|lt)\b", "B": r"\b(bilateral|bilat|both)\b"}


def view_of(dataset: Any) -> str | None:
    """A view key such as "ap_pelvis", or None when the file says nothing, or two different things."""
    meaning = item(dataset, "ViewCodeSequence")
    own = " ".join([*(text(dataset, name) for name in OWN_TEXT), text(meaning, "CodeMeaning")])
    study = " ".join(text(dataset, name) for name in STUDY_TEXT)
    for words in (own, study):
        named = [view for view, pattern in SPECIAL_VIEWS.items() if re.search(pattern, words)]
        if named:
            return named[0] if len(named) == 1 else None
    body = text(dataset, "BodyPartExamined")
    of_hips = re.search(r"pelvi[sc]|\bhips?\b", f"{own} {study} {body}")
    from_front = re.search(r"\bap\b|antero\W?posterior", own)
    return "ap_pelvis" if of_hips and from_front and not re.search(OTHER_VIEWS, own) else None


def side_of(dataset: Any) -> tuple[str | None, tuple[str, ...]]:
    """The side, "R", "L", "B" for both, or None; and a warning when the file contradicts itself."""
    tagged = {text(dataset, name).upper() for name in ("ImageLaterality", "Laterality")} & set(SIDES)
    words = " ".join(text(dataset, name) for name in OWN_TEXT[1:])
    named = {side for side, pattern in SIDES.items() if re.search(pattern, words)}
    named = {"B"} if len(named) > 1 else named
    found = tagged | named
    if len(found) > 1:
        return None, ("The file names more than one side for this film; check the side marker.",)
    return next(iter(found), None), ()


def directions_of(dataset: Any) -> tuple[str, str] | None:
    """Toward which side of the patient (L, R, A, P, H, F) rows lead to the right and columns downward; None untold."""
    along, down = _toward(dataset)
    pairs = ("LR", "AP", "HF")
    axes = [next((pair for pair in pairs if letter and letter in pair), None) for letter in (along, down)]
    return (along, down) if None not in axes and axes[0] != axes[1] else None


def _toward(dataset: Any) -> tuple[str, str]:
    along, down = ([*values(dataset, "PatientOrientation"), "", ""])[:2]
    return str(along)[:1].upper(), str(down)[:1].upper()


def orientation_warnings(dataset: Any) -> tuple[str, ...]:
    """What PatientOrientation says against the usual hanging, the patient's left on the viewer's right."""
    along, down = _toward(dataset)
    if along in ("F", "H") or down in ("R", "L"):
        return ("The file says this film lies on its side (PatientOrientation); check which way is up.",)
    warnings = []
    if along == "R":
        warnings.append(
            "The file says this film is flipped left to right (PatientOrientation begins with R); "
            "check the side marker."
        )
    if down == "H":
        warnings.append("The file says this film is upside down (PatientOrientation); check which way is up.")
    return tuple(warnings)
