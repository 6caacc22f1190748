"""Silence what libraries say of a file while it is read: their warnings and log lines quote its values.

libtiff writes to standard error past Python. Its lines stay, since the way there is shared by all threads: they hold
numbers and its own names of tags, and none of a file's text.
"""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_reading: ContextVar[bool] = ContextVar("reading a film", default=False)

# A filter of a logger is not asked for what its children say, so each is named.
LOGGERS = (
    "pydicom", "pydicom.pixels.decoders.base", "pydicom.pixels.encoders.base", "pydicom.pixels.utils",
    "PIL.Image", "PIL.ImageFile", "PIL.PngImagePlugin", "PIL.TiffImagePlugin", "py.warnings",
)  # fmt: skip


class _AnyWhileReading(type):
    def __subclasscheck__(cls, category: type) -> bool:
        return _reading.get()


class _OfAFile(Warning, metaclass=_AnyWhileReading):
    """Stands for every warning given in a thread while that thread reads a film, and for none otherwise."""


def _kept(_: logging.LogRecord) -> bool:
    return not _reading.get()


@contextmanager
def quiet() -> Iterator[None]:
    """Drop warnings and the libraries' log lines given in this thread; those of other threads stay.

    The filters lie there for good and look at the thread they are asked in, because warnings.catch_warnings would
    silence every thread. A warning that is ignored is not kept either, as shown ones are in their module's registry.
    """
    if warnings.filters[0][2] is not _OfAFile:
        warnings.simplefilter("ignore", category=_OfAFile)
    before = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(before)


for _name in LOGGERS:
    logging.getLogger(_name).addFilter(_kept)
