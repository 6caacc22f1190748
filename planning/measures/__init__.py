"""The catalogue: every measure, one file each, found by being in this folder."""

from importlib import import_module
from pkgutil import iter_modules

from planning.measures import declare
from planning.measures.declare import Cut, Measure, Reference

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

CATALOGUE: dict[str, Measure] = dict(sorted(declare.CATALOGUE.items(), key=lambda item: item[1].order))

__all__ = ["CATALOGUE", "Cut", "Measure", "Reference"]
