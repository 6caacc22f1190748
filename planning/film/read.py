"""Tell by its content what kind of file this is, and read the film in it."""

from collections.abc import Iterable

from planning.film import limits
from planning.film.film import Film, FilmProblem
from planning.film.frames import no_such_image

PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
REFUSED = (
    (b"%PDF", "This is a PDF document, not a film; export the film as DICOM, PNG, JPEG or TIFF."),
    (b"PK\x03\x04", "This is a zip archive, not a film; unpack it and open the film inside."),
)
UNREADABLE = (
    "This file is damaged or of a kind Coxa cannot read; export the film again as DICOM, PNG, JPEG or TIFF."
)


def read_film(data: bytes, frame: int = 1) -> Film:
    """The film in the bytes of one file: DICOM, PNG, JPEG or TIFF; of a DICOM file of several images, by number from 1.

    Raises FilmProblem, whatever the bytes are, when they hold no usable film.
    """
    try:
        return _read(data, frame)
    except FilmProblem:
        raise
    except Exception:
        # A library's own words may quote the file, and with it a patient.
        raise FilmProblem(UNREADABLE) from None


def read_images(data: bytes, numbers: Iterable[int]) -> list[Film]:
    """The first image of a film file, then of these numbers those it holds; raises FilmProblem as read_film does."""
    first = read_film(data)
    return [first, *(read_film(data, number) for number in sorted({*numbers} - {1}) if number <= first.frames)]


def _read(data: bytes, frame: int) -> Film:
    if not data:
        raise FilmProblem("This file is empty; choose or copy the film again.")
    if len(data) > limits.MOST_BYTES:
        raise FilmProblem(limits.TOO_LARGE_FILE)
    named_dicom = data[128:132] == b"DICM"
    if not named_dicom and data.startswith(PICTURES):
        from planning.film.picture import film_from_picture

        if frame != 1:
            raise FilmProblem(no_such_image(1))
        return film_from_picture(data)
    for magic, sentence in REFUSED:
        if not named_dicom and data.startswith(magic):
            raise FilmProblem(sentence)
    from planning.film.dicom import film_from_dicom

    return film_from_dicom(data, named_dicom, frame)
