"""Coxa: measurement and planning for hip-preserving surgery."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("planning")
except PackageNotFoundError:  # run from a checkout that was not installed
    __version__ = "not installed"
