"""Drawn practice films with known angles; `python -m sample_images.phantom` makes them again."""
