"""What the viewer fetches: a film's pixels by a session's ticket; protocols and its own modules by their hash."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

import numpy as np
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

# Streamlit compresses every body but these kinds; squeezing 18 MB of pixels anew on each visit costs 0.7 s.
UNSQUEEZED = "application/zip"

# An address that names its content may be kept by the browser for good.
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}

# Bytes of what a viewer asks about a film: the marks of a film are far smaller.
MOST_ASKED = 1 << 18

# What the start page tells each browser, so that a film's address that got about is of no use in another.
BROWSER_COOKIE = "coxa_browser"

_one_at_a_time = Lock()
_protocols: dict[str, bytes] = {}
_folder = Path(__file__).parent
_modules = {
    file.relative_to(_folder).with_suffix("").as_posix(): file.read_bytes() for file in sorted(_folder.rglob("*.js"))
}
_modules_key = hashlib.sha256(b"".join(_modules.values())).hexdigest()[:16]
MODULES_URL = f"/viewer/{_modules_key}/"
# The viewer's own, not its entry nor what another component adds in a folder of its own.
MODULE_ADDRESSES = [f"{MODULES_URL}{name}.js" for name in _modules if name != "viewer" and "/" not in name]


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Visitor:
    """Whose a ticket is: the cookie of the browser, empty where it keeps none, and whether the session is still on."""

    browser: str = ""
    is_here: Callable[[], bool] = _always


ANYONE = Visitor()
Suggest = Callable[[Mapping], Mapping]


class Ticket:
    """The right to fetch a film's pixels, or those of the slices of a stack.

    The address is dead while its visitor is away, and for good with the session that holds the ticket; it answers the
    visitor's own browser alone. Slice k is at the address + "/k", what is told of a stack (JSON) at the address +
    "/stack.json". What is posted to the address + "/suggestion" (JSON) is answered by `suggest`, off the page's script.
    """

    def __init__(
        self, *slices: np.ndarray, told: bytes = b"", visitor: Visitor = ANYONE, suggest: Suggest | None = None
    ) -> None:
        self.slices, self.told = tuple(np.ascontiguousarray(pixels, dtype="<u2") for pixels in slices), told
        self.visitor, self.suggest = visitor, suggest
        self.token = secrets.token_urlsafe(24)
        _tickets[self.token] = self

    @property
    def url(self) -> str:
        """Where the browser fetches the pixels."""
        return f"/film/{self.token}"


_tickets: WeakValueDictionary[str, Ticket] = WeakValueDictionary()


def publish_protocol(key: str, body: bytes) -> str:
    """Make a protocol fetchable; returns its address. The hash in it names the content, so it may be kept."""
    _protocols[key] = body
    return f"/protocol/{key}.json"


def _ticket(request: Request) -> Ticket | None:
    """The ticket an address names, when its own browser asks while its session is on."""
    ticket = _tickets.get(request.path_params["token"])
    if ticket is None or not ticket.visitor.is_here():
        return None
    # Where a browser keeps no cookies, the address has to be secret enough by itself.
    known, shown = ticket.visitor.browser, request.cookies.get(BROWSER_COOKIE, "")
    return ticket if not known or secrets.compare_digest(shown.encode(), known.encode()) else None


async def _film(request: Request) -> Response:
    ticket = _ticket(request)
    k = request.path_params.get("k", 0)
    if ticket is None or k >= len(ticket.slices):
        return Response("This film is no longer open.", status_code=404)
    pixels = memoryview(ticket.slices[k]).cast("B")
    return Response(pixels, media_type=UNSQUEEZED, headers={"Cache-Control": "no-store"})


async def _stack(request: Request) -> Response:
    ticket = _ticket(request)
    if ticket is None or not ticket.told:
        return Response("This series is no longer open.", status_code=404)
    return Response(ticket.told, media_type="application/json", headers={"Cache-Control": "no-store"})


async def _suggestion(request: Request) -> Response:
    """An answer worked out in a thread, one at a time, so that pages and other films are served meanwhile."""
    ticket = _ticket(request)
    if ticket is None or ticket.suggest is None:
        return Response("This film is no longer open.", status_code=404)
    asked = await _asked(request)
    if asked is None:
        return Response("This is not a question about a film.", status_code=400)
    found = await run_in_threadpool(_answer, ticket.suggest, asked)
    return Response(json.dumps(found, allow_nan=False), media_type="application/json",
                    headers={"Cache-Control": "no-store"})


def _answer(suggest: Suggest, asked: Mapping) -> Mapping:
    with _one_at_a_time:
        return suggest(asked)


async def _asked(request: Request) -> Mapping | None:
    """The JSON record that was posted; None when it is none, or too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_ASKED:
            return None
    try:
        record = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


async def _protocol(request: Request) -> Response:
    body = _protocols.get(request.path_params["key"])
    if body is None:
        return Response("Unknown protocol.", status_code=404)
    return Response(body, media_type="application/json", headers=KEPT)


async def _module(request: Request) -> Response:
    body = _modules.get(request.path_params["name"])
    if body is None or request.path_params["key"] != _modules_key:
        return Response("Unknown module.", status_code=404)
    return Response(body, media_type="text/javascript", headers=KEPT)


ROUTES = [
    Route("/film/{token}", _film),
    Route("/film/{token}/{k:int}", _film),
    Route("/film/{token}/stack.json", _stack),
    Route("/film/{token}/suggestion", _suggestion, methods=["POST"]),
    Route("/protocol/{key}.json", _protocol),
    Route("/viewer/{key}/{name:path}.js", _module),
]
