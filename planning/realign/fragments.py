"""The fragments of a step as images: their outlines on the film as the step finds it, and where they are taken."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planning.realign.apply import Stage
from planning.realign.motion import in_pixels
from planning.realign.outline import outlines


@dataclass(frozen=True, eq=False)
class Fragment:
    """A piece of a film that is moved as an image.

    outline: (n, 2) as (column, row) on the film as its step finds it. matrix: 2 x 3, moves (column, row, 1).
    """

    body: str
    outline: np.ndarray
    matrix: np.ndarray

    @property
    def moved(self) -> np.ndarray:
        """The outline where the fragment is taken."""
        return self.outline @ self.matrix[:, :2].T + self.matrix[:, 2]


def fragments(stage: Stage) -> tuple[Fragment, ...]:
    """What a step moves as images, in the order in which they are laid down."""
    if not stage.bodies:
        return ()
    film = stage.found.film(stage.step.film)
    return tuple(Fragment(body, np.asarray(outline), in_pixels(film, stage.bodies[body]))
                 for body, outline in outlines(stage.step, film).items() if body in stage.bodies)
