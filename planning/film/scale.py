"""How far apart the pixels are in millimeters, where that was learned, and how far it can be trusted."""

from typing import Any, NamedTuple

from planning.film.tags import number, numbers, text, values

# Detector and film pixels lie well inside; anything outside is a typing error or another unit.
FINEST_MM, COARSEST_MM = 0.01, 10.0
# Spacings closer than this differ by rounding, not by a calibration.
SAME_WITHIN = 0.01
LARGEST_MAGNIFICATION = 3.0
TOO_LARGE = "lengths read too large by the magnification"


class Scale(NamedTuple):
    """Spacing in mm (between rows, between columns), its trust, its source in words, and warnings."""

    spacing_mm: tuple[float, float]
    trust: str
    source: str
    warnings: tuple[str, ...] = ()


def scale_of(dataset: Any) -> Scale:
    """The best scale the dataset offers; with none, the shape of a pixel and trust "none"."""
    names = ("PixelSpacing", "ImagerPixelSpacing", "NominalScannedPixelSpacing")
    pixel, imager, scanned = (_spacing(dataset, name) for name in names)
    warnings = tuple(
        f"{name} in this file is not a usable pair of millimeters and was ignored."
        for name, spacing in zip(names, (pixel, imager, scanned), strict=True)
        if spacing is None and values(dataset, name)
    )
    found = _slice(dataset, pixel) or _calibrated(dataset, pixel, imager) or _at_detector(dataset, imager)
    found = found or _unknown_plane(pixel, scanned) or _shape_only(dataset)
    return found._replace(warnings=warnings + found.warnings)


def _slice(dataset: Any, pixel: tuple[float, float] | None) -> Scale | None:
    if pixel and text(dataset, "Modality") in ("ct", "mr"):
        return Scale(pixel, "patient", "PixelSpacing of a slice through the patient")
    return None


def _calibrated(
    dataset: Any, pixel: tuple[float, float] | None, imager: tuple[float, float] | None
) -> Scale | None:
    kind = text(dataset, "PixelSpacingCalibrationType")
    kind = kind if kind in ("geometry", "fiducial") else ""
    if not pixel or not (kind or (imager and _differ(pixel, imager))):
        return None
    words = f"calibrated by {kind}" if kind else "which differs from ImagerPixelSpacing"
    warnings = ()
    if imager and any(p > i * (1 + SAME_WITHIN) for p, i in zip(pixel, imager, strict=True)):
        warnings = (
            "PixelSpacing is larger than the detector's own spacing, which no X-ray beam can cause; "
            "check the calibration.",
        )
    return Scale(pixel, "calibrated", f"PixelSpacing, {words}", warnings)


def _at_detector(dataset: Any, imager: tuple[float, float] | None) -> Scale | None:
    if not imager:
        return None
    magnification = number(dataset, "EstimatedRadiographicMagnificationFactor")
    if magnification and 1.0 < magnification <= LARGEST_MAGNIFICATION:
        spacing = (imager[0] / magnification, imager[1] / magnification)
        source = "ImagerPixelSpacing divided by EstimatedRadiographicMagnificationFactor"
        return Scale(spacing, "estimated", source)
    return Scale(imager, "detector", f"ImagerPixelSpacing, at the detector: {TOO_LARGE}")


def _unknown_plane(pixel: tuple[float, float] | None, scanned: tuple[float, float] | None) -> Scale | None:
    if pixel:
        return Scale(pixel, "detector", "PixelSpacing alone, its plane not stated: lengths may be magnified")
    if scanned:
        return Scale(scanned, "detector", f"NominalScannedPixelSpacing, on the scanned film: {TOO_LARGE}")
    return None


def _shape_only(dataset: Any) -> Scale:
    ratio = numbers(dataset, "PixelAspectRatio")
    if len(ratio) == 2 and min(ratio) > 0 and 0.1 <= ratio[0] / ratio[1] <= 10:
        return Scale((ratio[0] / ratio[1], 1.0), "none", "PixelAspectRatio, the shape of a pixel only")
    return Scale((1.0, 1.0), "none", "no pixel spacing in the file")


def _spacing(dataset: Any, keyword: str) -> tuple[float, float] | None:
    pair = numbers(dataset, keyword)
    if len(pair) == 2 and all(FINEST_MM <= value <= COARSEST_MM for value in pair):
        return pair
    return None


def _differ(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return any(abs(a / b - 1) > SAME_WITHIN for a, b in zip(one, other, strict=True))
