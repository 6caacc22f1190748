"""A drawing as a picture of pixels, by the same program that lays out the summary."""

from __future__ import annotations

from pathlib import Path

import typst

PAGE = Path(__file__).with_name("raster.typ")


def png_of(svg: str) -> bytes:
    """An SVG drawing as PNG, a pixel for each unit of it."""
    return typst.compile(str(PAGE), root=str(PAGE.parent), format="png", ppi=96, ignore_system_fonts=True,
                         font_paths=[], sys_inputs={"svg": svg})
