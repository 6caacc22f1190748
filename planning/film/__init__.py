"""Bytes of a file in, a film out: pixels, scale and its trust, display window, guesses and warnings."""

from planning.film.film import Film, FilmProblem
from planning.film.read import read_film

__all__ = ["Film", "FilmProblem", "read_film"]
