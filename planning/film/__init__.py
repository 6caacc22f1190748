"""Bytes of files in, films out: pixels, scale and its trust, display window, guesses and warnings; series as stacks."""

from planning.film.film import Film, FilmProblem, Place, Window
from planning.film.frames import one_of_several
from planning.film.read import read_film, read_images
from planning.film.series import holds_slices, read_series
from planning.film.stack import Stack

__all__ = ["Film", "FilmProblem", "Place", "Stack", "Window", "holds_slices", "one_of_several", "read_film",
           "read_images", "read_series"]
