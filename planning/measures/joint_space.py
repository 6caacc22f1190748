"""The step that the joint space widths share."""

from planning.geometry import Symbol, distance, minus


def space_at(head: Symbol, place: Symbol) -> Symbol:
    """How far a place of the roof lies outside the head circle, in millimeters."""
    return minus(distance(head.center, place), head.radius)
