"""Cases kept between visits, known by a random id and by the hash of their films' pixels."""

from planning.store.cases import find_film, find_films, load_case, save_case

__all__ = ["find_film", "find_films", "load_case", "save_case"]
