"""Words that would do harm where they are taken for markup, a formula, or orders to a terminal."""

from __future__ import annotations

import unicodedata

import pytest

HOSTILE = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "attribute": "\" onmouseover=\"alert(3)\" x='",
    "entity": "&lt;b&gt; ]]> <!-- <![CDATA[ &#0;",
    "formula": "=cmd|' /C calc'!A0",
    "link formula": "@SUM(1+1)*HYPERLINK(\"http://x\")",
    "typst": "#read(\"/etc/passwd\") #panic() $x$ *b* @d <a> // \\ `c`",
    "markdown": "![x](http://x/y.png) [a](javascript:alert(4)) **b** :red[c] $d$",
    "long": "A" * 5000,
    "bidi": "\u202e\u2066gpj.exe\u2069",
    "null": "a\x00b\x1b[2J\x9b31m",
    "lines": "one\r\ntwo\u2028three\ttab",
    "half": "\ud800 \udc00",
}
each_of_them = pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)


def is_one_line(text: str) -> bool:
    """Whether a text has no line breaks, controls or halves of characters, and turns no direction."""
    return not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in "\u202e\u2066\u2069" for c in text)
