"""How well the reader repeats, as HTML: of each measure and landmark, where marks of a film were placed again."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from planning.case import Case
from planning.reports.repeat_record import repeat_record


def repeat_table(case: Case) -> str:
    """Two tables behind one line; empty where no marks were placed again."""
    told = repeat_record(case)
    if told is None:
        return ""
    measures = _table(("Measure", "SD", "Least change", "d.f."), told["measures"], ("name", "sd", "least", "freedom"))
    landmarks = _table(("Landmark", "SD", "d.f.", ""), told["landmarks"], ("name", "sd", "freedom", "used"))
    return (f'<details class="coxa-repeats"><summary>How well you repeat: {escape(told["count"])}</summary>'
            f'{measures}{landmarks}<p class="coxa-scale">{escape(told["note"])}</p></details>')


def _table(heads: Sequence[str], rows: Sequence[dict], columns: Sequence[str]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in heads)
    body = "".join(f'<tr><th scope="row">{escape(row[columns[0]])}</th>'
                   f'{"".join(f"<td>{escape(row[c])}</td>" for c in columns[1:])}</tr>' for row in rows)
    return f'<table class="coxa-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
