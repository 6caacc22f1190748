"""The film viewer: a browser component, and what Python tells it."""
