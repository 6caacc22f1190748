"""The numpy evaluator against the vector file that the browser is held to, and batches against single runs.

Origin of the expected values: the committed file, which `vectors.test.mjs` asserts of the other evaluator; the ops
themselves are held to hand-worked values in `test_evaluate.py`.
"""

import gzip
import json
from collections import defaultdict

import numpy as np
import pytest

from planning.geometry import evaluate
from planning.geometry.symbol import VOCABULARY
from tests.geometry.build_vectors import FILE, answer, evaluate_case, program


@pytest.fixture(scope="module")
def vectors():
    return json.loads(gzip.decompress(FILE.read_bytes()))


@pytest.fixture(scope="module")
def steps():
    return program()[0].steps


@pytest.fixture(scope="module")
def singly(vectors, steps):
    """The values of every step, one case at a time."""
    return [evaluate_case(steps, case) for case in vectors["cases"]]


def test_the_file_holds_the_program_and_the_program_every_op(vectors, steps):
    assert vectors["steps"] == json.loads(json.dumps([s.as_json() for s in steps]))
    assert {s.op for s in steps} == set(VOCABULARY)


def test_every_answer_is_the_one_in_the_file(vectors, singly):
    assert len(vectors["cases"]) == 4000
    for number, (values, expected) in enumerate(zip(singly, vectors["answers"], strict=True)):
        for name, want in zip(vectors["at"], expected, strict=True):
            got = answer(values[vectors["at"][name]])
            assert (got is None) == (want is None), f"case {number} {name}: {got} is not {want}"
            if want is not None:
                close = np.abs(np.subtract(got, want)) <= 1e-9 * np.maximum(1, np.abs(want))
                assert close.all(), f"case {number} {name}: {got} is not {want}"


def test_a_batch_gives_what_its_members_give_alone(vectors, steps, singly):
    alike = defaultdict(list)
    for number, case in enumerate(vectors["cases"]):
        alike[tuple((name, len(points)) for name, points in sorted(case.items()))].append(number)
    batches = sorted(alike.values(), key=len)[-40:]
    assert min(len(b) for b in batches) > 10
    for batch in batches:
        cases = [vectors["cases"][number] for number in batch]
        stacked = {name: np.array([case[name] for case in cases]) for name in cases[0]}
        together = evaluate(steps, lambda key, whose, marks=stacked: marks.get(f"{key}.{whose}"))
        for i, (step, among) in enumerate(zip(steps, together, strict=True)):
            alone = [singly[number][i] for number in batch]
            if step.op != "marks":
                # A step that rests on nothing marked (film_up, a missing landmark) is the same for all members.
                among = np.broadcast_to(among, np.shape(alone))
                np.testing.assert_allclose(among, alone, rtol=1e-9, atol=1e-9, err_msg=step.op)
