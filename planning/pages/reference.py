"""The Reference page: conditions and what speaks to them; every limit with its population, source and evidence."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from math import ceil

import streamlit as st

from planning.catalogue import grade_record, measure_record
from planning.conditions import CONDITIONS, Condition
from planning.grades import GRADES
from planning.landmarks import LANDMARKS
from planning.measures import CATALOGUE
from planning.views import VIEWS

SEXES = {"F": "women", "M": "men"}
YOUNG = {"F": "Girls", "M": "Boys"}
HIPS = {"R": "right", "L": "left"}
LEVELED = {"pelvis": " Leveled by the pelvic line.", "hilgenreiner": " Leveled by Hilgenreiner's line."}
COLUMNS = ("Set", "Limits", "Population", "Applies to", "Source", "Evidence")
NO_LIMITS = "No published limits."
ANSWERS = ("Answer", "When it is given")


def reference_page() -> None:
    """Every condition: what speaks to it. Every measure: how it is made, and what it is read against."""
    st.title("Reference")
    st.markdown(
        "Every limit Coxa reads against, and where it comes from. **Seen**: the source was seen to print these "
        "numbers. **Unverified**: commonly quoted, no source confirmed; shown, never preferred."
    )
    asked = st.text_input("Find a measure or a condition", placeholder="LCEA, Wiberg, cam, Dunn, dysplasia …")
    words = asked.lower().split()
    measures = [r for r in map(measure_record, CATALOGUE.values()) if all(w in _searched(r) for w in words)]
    graded = [r for r in map(grade_record, GRADES.values()) if all(w in _searched(r) for w in words)]
    conditions = [c for c in CONDITIONS if all(w in f"{c.name} {c.what}".lower() for w in words)]
    parts = [_conditions(conditions, {r["key"] for r in (*measures, *graded)}) if conditions else ""]
    parts += [*map(_measure, measures), *map(_graded, graded)]
    if any(parts):
        st.html("".join(parts))  # in one piece: fifty headings of Streamlit's take seconds to draw
    else:
        st.info("Nothing matches; try another word.")


def _searched(record: dict) -> str:
    """All that a measure or a sign is found by, its limits with their names, people and papers among it."""
    said = [record["name"], record["key"], record.get("short", ""), record.get("description", ""), *record["sources"]]
    said += [VIEWS[v].name for v in record["views"]]
    for r in record.get("references", ()):
        said += [r["title"], r["population"], *r["labels"], *r["sources"]]
    said += [choice["label"] for choice in record.get("choices", ())]
    return " ".join(said).lower()


def _conditions(conditions: list[Condition], shown: set[str]) -> str:
    """Each condition, closed to one line; its measures are links where they stand below."""
    return _heading("conditions", "Conditions") + "".join(_condition(c, shown) for c in conditions)


def _condition(c: Condition, shown: set[str]) -> str:
    names = [(key, escape((CATALOGUE.get(key) or GRADES[key]).name)) for key in c.measures]
    spoken = ", ".join(f'<a href="#{key}">{name}</a>' if key in shown else name for key, name in names)
    sources = _lines(f"{s.cite}, {s.locator}" if s.locator else s.cite for s in c.sources)
    source = f"<dt>Source</dt><dd>{sources}</dd>" if sources else ""
    return (
        f"<details><summary><b>{escape(c.name)}</b>: {escape(c.what)}</summary>"
        f"<dl><dt>Measures that speak to it</dt><dd>{spoken}</dd>"
        f"<dt>What a film cannot show</dt><dd>{escape(c.hidden)}</dd>{source}</dl></details>"
    )


def _measure(record: dict) -> str:
    both = " (both sides)"
    marks = ", ".join(LANDMARKS[key].name.lower() + (both if key in record["across"] else "")
                      for key in dict.fromkeys((*record["landmarks"], *record["across"])))
    how = (f"Read on {_views(record)} from: {marks or 'the line that levels the pelvis'}."
           f"{LEVELED.get(record['frame'], '')} {_positive(record)}. {record['note']}")
    made = f"<p><small>Construction: {_cited(record)}</small></p>" if record["sources"] else ""
    return (f"{_heading(record['key'], record['name'])}<p>{escape(record['description'])}<br>{escape(how)}</p>"
            f"{made}{_limits(record['references'])}")


def _limits(references: list[dict]) -> str:
    """Every set of limits: a row each, and behind them the published tables of many."""
    if not references:
        return _table((), [_row(NO_LIMITS)])
    by_table: dict[str, list[dict]] = {}
    for r in references:
        by_table.setdefault(r["table"], []).append(r)
    return "".join(_by_age(sets) if name else _table(COLUMNS, map(_set, sets)) for name, sets in by_table.items())


def _positive(record: dict) -> str:
    """What a value above nought means, as a sentence."""
    means = record["positive"]
    if record["unit"] == "grade" or means.startswith("always"):
        return means[0].upper() + means[1:]
    return f"{'Present' if record['unit'] == 'sign' else '+'} means: {means}"


def _graded(record: dict) -> str:
    answers = [_row(escape(c["label"]), escape(c["criterion"])) for c in record["choices"]]
    how = f"Judged by eye on {_views(record)}. {record['note']}"
    return (f"{_heading(record['key'], record['name'])}<p>{escape(how)}</p>"
            f"<p><small>Source ({_evidence(record)}): {_cited(record)}</small></p>{_table(ANSWERS, answers)}")


def _heading(key: str, text: str) -> str:
    """A heading that links can lead to, below the fixed head of the page."""
    return f'<h3 id="{key}" style="scroll-margin-top: 4rem">{escape(text)}</h3>'


def _table(columns: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f'<th scope="col">{c}</th>' for c in columns)
    return (f'<div class="coxa-scroll"><table class="coxa-table"><thead><tr>{head}</tr></thead>'
            f"<tbody>{''.join(rows)}</tbody></table></div>")


def _set(r: dict) -> str:
    who = [VIEWS[v].name for v in r["views"]]
    who += [SEXES[r["sex"]]] if r["sex"] else []
    who += [ages_text(*r["ages"])] if r["ages"] else []
    population = escape(r["population"]) + (f"<br><small>{escape(r['note'])}</small>" if r["note"] else "")
    return _row(escape(r["title"]), _lines(r["bands"].split(" · ")), population, escape("; ".join(who) or "everyone"),
                _lines(r["sources"]), _evidence(r))


def _by_age(entries: list[dict]) -> str:
    """One published table of many sets: a row for each age, a column for each sex and side, the limits in the cells."""
    first = entries[0]
    hips = dict.fromkeys((r["sex"], r["side"]) for r in entries)
    limits = {(*r["ages"], r["sex"], r["side"]): " / ".join(f"{cut['value']:g}" for cut in r["cuts"]) for r in entries}
    rows = [_row(ages_text(*ages).capitalize(), *(limits[*ages, *hip] for hip in hips))
            for ages in dict.fromkeys(tuple(r["ages"]) for r in entries)]
    told = (f"{first['table']}, by age, sex and side. The limits part {', '.join(first['labels'])}; "
            f"a limit itself is still below. {first['note']}")
    return (f"<p>{escape(told)} Evidence: {_evidence(first)}. <small>{_lines(first['sources'])}</small></p>"
            f"{_table(('Age', *(f'{YOUNG[sex]}, {HIPS[side]}' for sex, side in hips)), rows)}")


def ages_text(low: float, high: float) -> str:
    """An age range in words; its upper end is the last age, so that 17.99 is still 17."""
    if high >= 150:
        return f"age {low:g} and over"
    if low == 0 and high < 1:
        return f"up to {ceil(12 * high)} months" if high > 1 / 12 else "up to 1 month"
    if high < 2:
        return f"{round(12 * low)} to {int(12 * high)} months"
    return f"under {ceil(high)}" if low == 0 else f"age {low:g}" + (f" to {int(high)}" if int(high) > low else "")


def _views(record: dict) -> str:
    return "; ".join(VIEWS[v].name for v in record["views"])


def _lines(texts: Iterable[str]) -> str:
    return "<br>".join(map(escape, texts))


def _cited(record: dict) -> str:
    return escape("; ".join(record["sources"]))


def _evidence(record: dict) -> str:
    return "seen" if record["evidence"] == "seen" else '<b class="coxa-unverified">unverified</b>'


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"
