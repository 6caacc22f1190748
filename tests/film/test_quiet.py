"""What libraries say while a film is read is dropped, and what others say meanwhile is not."""

import logging
import threading
import warnings

import pytest

from planning.film.quiet import LOGGERS, quiet


@pytest.fixture
def shown(monkeypatch):
    """Every warning shown, however often."""
    told = []
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        monkeypatch.setattr(warnings, "showwarning", lambda message, *_: told.append(str(message)))
        yield told


def test_warnings_are_dropped_inside_and_shown_outside(shown):
    warnings.warn("before", stacklevel=1)
    with quiet():
        for kind in (UserWarning, DeprecationWarning, RuntimeWarning):
            warnings.warn("Doe^Jane", kind, stacklevel=1)
        with quiet():
            pass
        warnings.warn("still inside", stacklevel=1)
    warnings.warn("after", stacklevel=1)
    assert shown == ["before", "after"]


def test_another_thread_is_heard_meanwhile(shown):
    inside, heard = threading.Event(), threading.Event()

    def read():
        with quiet():
            inside.set()
            heard.wait(5)
            warnings.warn("Doe^Jane", stacklevel=1)

    reading = threading.Thread(target=read)
    reading.start()
    inside.wait(5)
    warnings.warn("someone else", stacklevel=1)
    heard.set()
    reading.join()
    assert shown == ["someone else"]


def test_log_lines_are_dropped_inside_and_kept_outside(caplog):
    for name in LOGGERS:
        with quiet():
            logging.getLogger(name).error("Doe^Jane")
        logging.getLogger(name).error("fine")
        logging.getLogger("planning").error("ours")
    assert "Doe" not in caplog.text
    assert caplog.text.count("fine") == caplog.text.count("ours") == len(LOGGERS)


def test_it_ends_when_reading_fails(shown):
    with pytest.raises(ValueError), quiet():
        raise ValueError
    warnings.warn("after", stacklevel=1)
    assert shown == ["after"]
