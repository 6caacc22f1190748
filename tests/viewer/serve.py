"""A small server of the viewer, a synthetic film and a protocol, for tests and for trying the viewer by hand."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
VIEWER = HERE.parents[1] / "planning" / "viewer"
HARNESSES = {"/": "harness.html", "/planner": "planner/harness.html"}
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".json": "application/json"}


@dataclass
class Shelf:
    """What the server gives out: bytes by path, beside the viewer's own files."""

    url: str
    bytes_at: dict[str, bytes] = field(default_factory=dict)

    def film(self, pixels: np.ndarray, name: str, **more: object) -> dict:
        """Put a film on the shelf; the answer is `data.film` as the component gets it."""
        raw = pixels.astype("<u2").tobytes()
        rows, columns = pixels.shape
        self.bytes_at[f"/film/{name}"] = raw
        sha = hashlib.sha256(f"{rows}x{columns}:".encode() + raw).hexdigest()
        said = {"id": name, "url": f"/film/{name}", "sha": sha, "rows": rows, "columns": columns, "title": name}
        return {**said, "spacing": [0.15, 0.15], "window": [0, 4095], "side": "B", **more}

    def stack(self, slices: list[np.ndarray], name: str, **more: object) -> dict:
        """Put the slices of a stack on the shelf; the answer is `data.film`. stack: what is told of it."""
        films = [self.film(pixels, f"{name}/{k}") for k, pixels in enumerate(slices)]
        shas = [film["sha"] for film in films]
        url = f"/film/{name}/stack.json"
        self.bytes_at[url] = json.dumps({"shas": shas, **more.pop("stack", {})}).encode()
        stack = {"count": len(slices), "at": len(slices) // 2, "url": url}
        sha = hashlib.sha256("".join(shas).encode()).hexdigest()
        return {**films[0], "id": name, "url": f"/film/{name}", "sha": sha, "title": name, "stack": stack, **more}

    def protocol(self, protocol: dict) -> dict:
        """Put a protocol on the shelf; the answer is `data.protocol`."""
        text = json.dumps(protocol).encode()
        name = hashlib.sha256(text).hexdigest()[:16]
        self.bytes_at[f"/protocol/{name}.json"] = text
        return {"url": f"/protocol/{name}.json", "hash": name}


def synthetic_film(rows: int, columns: int) -> np.ndarray:
    """Two bright discs in a soft background with a fine grid, 12 bits, as float."""
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    body = 900 + 700 * np.exp(-(((x - columns / 2) / columns * 2.2) ** 2) - ((y - rows / 2) / rows * 2) ** 2)
    for side in (0.27, 0.73):
        away = np.hypot(x - side * columns, y - 0.5 * rows) / columns
        body += 1300 * np.clip(15 - away * 200, 0, 1)
    body += 120 * ((x % 100 < 1) | (y % 100 < 1)) + 60 * np.sin(x / 7) * np.sin(y / 9)
    return np.clip(body, 0, 4095)


@contextmanager
def shelf() -> Iterator[Shelf]:
    """A shelf on a free port of this machine, for as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.shelf = Shelf(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.shelf
    finally:
        server.shutdown()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    """GET only: the harness, the viewer's files, and what is on the shelf."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the bytes, or 404."""
        path = self.path.split("?")[0]
        body = self.server.shelf.bytes_at.get(path) or _file(path)
        self.send_response(200 if body else 404)
        usual = "text/html" if path in HARNESSES else "application/zip"
        self.send_header("Content-Type", TYPES.get(Path(path).suffix, usual))
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _file(path: str) -> bytes | None:
    if path in HARNESSES:
        return (HERE / HARNESSES[path]).read_bytes()
    found = VIEWER / path.removeprefix("/viewer/")
    inside = path.startswith("/viewer/") and found.resolve().is_relative_to(VIEWER)
    return found.read_bytes() if inside and found.is_file() else None
