"""The step that turns the side a point lies on into a sign: 1 where a number is below zero, else 0."""

from planning.geometry import Symbol, arctangent


def is_negative(number: Symbol) -> Symbol:
    """1 where the number is below zero, 0 where it is above; not formed where it is zero to the last bit.

    The angle of the point (number, 0) seen from the origin is 180 degrees or 0, and nothing between.
    """
    return Symbol("scaled", (arctangent(number - number, number),), (("by", 1 / 180),))
