"""An SVG drawing over a crop of a film: elements, text and the film beneath them."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from xml.etree import ElementTree

import numpy as np

from planning.reports.crop import Crop
from planning.reports.printable import printable

FONT = "Helvetica Neue, Helvetica, Arial, sans-serif"
HALO = 0.22  # the dark edge of text, of its size
SHADOW = 2.2  # the dark edge of a line, of its width


@dataclass(frozen=True, eq=False)
class Drawing:
    """The SVG element and the crop it shows. Sizes are given in thousandths of its longer side.

    bold: how much larger everything is drawn, in a picture that is shown small.
    """

    crop: Crop
    bold: float = 1.0
    svg: ElementTree.Element = field(default_factory=lambda: ElementTree.Element("svg"))

    def begin(self, title: str, jpeg: bytes) -> None:
        """Set the size and title, and lay the film down, stretched to its true proportions."""
        width, height = self.crop.size
        self.svg.attrib |= {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width} {height}", "role": "img",
                            "width": str(width), "height": str(height)}
        self.add("title").text = printable(title)
        href = "data:image/jpeg;base64," + base64.b64encode(jpeg).decode()
        self.add("image", x=0, y=0, width=width, height=height, preserveAspectRatio="none", href=href)

    def size(self, thousandths: float) -> float:
        """A size in drawing units."""
        return self.bold * thousandths * self.crop.longest / 1000

    def add(self, tag: str, **attributes: object) -> ElementTree.Element:
        """One element; underscores in names stand for hyphens, one at the end (class_) for nothing."""
        texts = {
            name.rstrip("_").replace("_", "-"): f"{value:.2f}" if isinstance(value, float) else str(value)
            for name, value in attributes.items()
        }
        return ElementTree.SubElement(self.svg, tag, texts)

    def veil(self, outline: np.ndarray, but: np.ndarray, color: str, opacity: float) -> None:
        """A veil over an outline (n, 2) in drawing units, but for what lies in another one."""
        width, height = self.crop.size
        self._clipped("veil", outline, f"M0 0H{width}V{height}H0Z{_path(but)}Z", color, opacity)

    def overlap(self, outline: np.ndarray, other: np.ndarray, color: str, opacity: float) -> None:
        """A veil over what two outlines (n, 2) in drawing units have in common."""
        self._clipped("overlap", outline, f"{_path(other)}Z", color, opacity)

    def _clipped(self, kind: str, outline: np.ndarray, to: str, color: str, opacity: float) -> None:
        name = f"clip-{len(self.svg)}"
        ElementTree.SubElement(self.add("clipPath", id=name), "path", {"d": to, "clip-rule": "evenodd"})
        self.add("path", class_=kind, d=f"{_path(outline)}Z", fill=color, fill_opacity=opacity,
                 clip_path=f"url(#{name})")

    def line(self, points: np.ndarray, kind: str, color: str, width: float, dash: float = 0) -> None:
        """A line through points (n, 2) in drawing units."""
        dashed = {"stroke_dasharray": self.size(dash)} if dash else {}
        self.add("path", class_=kind, d=_path(points), fill="none", stroke=color,
                 stroke_width=self.size(width), **dashed)

    def area(self, points: np.ndarray, kind: str, color: str) -> None:
        """What a closed line through points (n, 2) in drawing units holds, tinted; nothing without points."""
        if len(points):
            self.add("path", class_=kind, d=f"{_path(points)}Z", fill=color, fill_opacity="0.55", stroke=color,
                     stroke_width=self.size(1.0))

    def shadow(self, points: np.ndarray, width: float) -> None:
        """A dark edge for the line that is drawn over it, so that it shows on bright bone, in gray too."""
        self.add("path", class_="shadow", d=_path(points), fill="none", stroke="#000000", stroke_opacity="0.45",
                 stroke_width=self.size(width * SHADOW))

    def dot(self, point: np.ndarray, kind: str, color: str, radius: float) -> None:
        """A filled dot at a point (2,) in drawing units, with a dark edge."""
        self.add("circle", class_=kind, cx=float(point[0]), cy=float(point[1]), r=self.size(radius), fill=color,
                 stroke="#000000", stroke_opacity="0.45", stroke_width=self.size(radius * HALO * 2))

    def text(self, words: str, at: tuple[float, float], kind: str, color: str, size: float, anchor: str) -> None:
        """Words at a baseline point in drawing units, anchored at their start or end, with a dark edge."""
        self.add(
            "text", class_=kind, x=at[0], y=at[1], fill=color, stroke="#000000", stroke_opacity="0.75",
            stroke_width=self.size(size * HALO), stroke_linejoin="round", paint_order="stroke",
            font_family=FONT, font_size=self.size(size), font_weight="600", text_anchor=anchor,
        ).text = printable(words)


def _path(points: np.ndarray) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
