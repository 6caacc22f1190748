"""Readings in, bytes out: the annotated film, the PDF summary, CSV and JSON. Nothing here writes a file."""
