"""The mark of a band beside its words."""

from __future__ import annotations

NEAR = ("borderline", "indeterminate", "subtle", "critical")


def tone(label: str, evidence: str = "seen") -> str:
    """Within the normal band, near it, or beyond; neutral by unverified limits."""
    if evidence == "unverified":
        return "unsure"
    if label == "normal":
        return "within"
    return "near" if any(word in label for word in NEAR) else "beyond"
