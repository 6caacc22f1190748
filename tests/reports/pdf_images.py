"""The pictures in a PDF."""

from __future__ import annotations

from io import BytesIO

import pikepdf


def images_in(pdf: bytes) -> int:
    """How many pictures of pixels a PDF holds."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return sum(isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Image" for found in opened.objects)
