"""How the server is set up, once, before the first visitor; the one place that reaches into Streamlit's settings."""

from __future__ import annotations

import gc
import socket
from functools import cache
from importlib import import_module

from streamlit import config

# Streamlit reads such settings from a folder of its own beside app.py; setting them here keeps them with the code.
SETTINGS = {
    "theme.base": "dark",
    "theme.primaryColor": "#6cb2f0",
    "theme.backgroundColor": "#0e1116",
    "theme.secondaryBackgroundColor": "#181d25",
    "theme.textColor": "#e6e9ee",
    "theme.font": "sans-serif",
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "server.maxUploadSize": 200,
}


# What the pages import when they are first opened.
PAGES = ("plotly.graph_objects", "typst")


@cache
def prepare_server() -> None:
    """Set the theme, turn off usage statistics, and take away three waits."""
    for key, value in SETTINGS.items():
        config.set_option(key, value)
    _send_without_delay()
    _import_early()


def _send_without_delay() -> None:
    """Every answer at once.

    Streamlit binds its socket in a way that makes asyncio leave Nagle's algorithm on, so that each answer on a kept
    connection waits some 40 ms for an acknowledgment. Connections inherit the option from the listening socket.
    """
    for found in gc.get_objects():
        if type(found) is socket.socket and found.fileno() >= 0 and _is_listening(found):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _is_listening(found: socket.socket) -> bool:
    inet = found.family in (socket.AF_INET, socket.AF_INET6) and found.type == socket.SOCK_STREAM
    return inet and bool(found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))


def _import_early() -> None:
    """What the first visitor would otherwise wait for: decoding, and what a component's data is checked with.

    Before the first visit and not beside it, since what is there of a visit by then would be spared from collection
    too, and stay for good.
    """
    for slow in ("planning.film.dicom", "imagecodecs", "pandas", *PAGES):
        import_module(slow)
    spare_collection()


def spare_collection() -> None:
    """Leave out of garbage collection what is there now: modules, which stay.

    Streamlit collects all generations after each run of a script, before its answers have gone out; with every library
    loaded that holds the server up for some 100 ms.
    """
    gc.collect()
    gc.freeze()
