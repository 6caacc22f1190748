"""Words that are no markup."""

from __future__ import annotations

import re


def escaped(words: str) -> str:
    """Words that quote a file, for messages: Streamlit reads those as Markdown."""
    return re.sub(r"([\\`*_\[\]<>$:~|#&!])", r"\\\1", words)
