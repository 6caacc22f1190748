"""Cases kept between visits, known by a random id and by the hash of their films' pixels."""

from planning.store.cases import ChangedElsewhere, Kept, find_film, find_films, load_case, load_kept, save_case
from planning.store.desks import Lying, load_lying, save_lying

__all__ = ["ChangedElsewhere", "Kept", "Lying", "find_film", "find_films", "load_case", "load_kept", "load_lying",
           "save_case", "save_lying"]
