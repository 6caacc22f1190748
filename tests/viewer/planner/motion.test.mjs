// Expected places: published planning vectors (T1, T4, T27 of the project's realignment notes), else worked by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  after, applied, bodyMatrices, inMillimeters, inPixels, inverse, isStill, movedMarks, ofRows, slideAlong, slideVector,
  STILL, turnAbout, turnOf,
} from "../../../planning/viewer/planner/motion.js";
import { valuesBySide } from "../../../planning/viewer/values.js";
import { planeOf } from "../../../planning/viewer/plane.js";

const near = (found, expected, tolerance = 0.01) => {
  assert.equal(found.length, expected.length);
  for (const [i, value] of expected.entries()) assert.ok(Math.abs(found[i] - value) <= tolerance, `${found} is not ${expected}`);
};

const RIGHT = { lateral: [-1, 0], up: [0, -1] }, LEFT = { lateral: [1, 0], up: [0, -1] };
const slides = [{ vector: [1, 0] }, { vector: [0, -1] }];
const rigid = { name: "one", marks: [["edge", "R"], ["corner", "R"], ["center", "R"]], turns: true, slides: true, carried: null };
const bench = { turn: RIGHT, slides, bodies: [rigid] };
const motion = (more) => ({ degrees: 20, pivot: [620, 900], slide: [0, 0], ...more });
const inFilm = (of, spacing, m) => bodyMatrices(of, m, spacing).map((matrix) => inPixels(matrix, spacing));

const E = [582.97, 725.77], M = [756.81, 796.01], C = [620, 900], P = [745, 712.5];

test("T4: a turn of 20 degrees about C, then about another pivot, at 0.16 mm a pixel", () => {
  const [about] = inFilm(bench, [0.16, 0.16], motion());
  near(applied(about, E), [525.61, 748.94]);
  near(applied(about, M), [712.99, 755.49]);
  near(applied(about, C), C, 1e-9);
  const [other] = inFilm(bench, [0.16, 0.16], motion({ pivot: P }));
  near(applied(other, C), [691.67, 931.44]);
});

test("T27: mirrored, x -> 1240 - x, the left side does the same", () => {
  const mirrored = ([x, y]) => [1240 - x, y];
  const [right] = inFilm(bench, [0.16, 0.16], motion({ pivot: P }));
  const [left] = inFilm({ ...bench, turn: LEFT }, [0.16, 0.16], motion({ pivot: mirrored(P) }));
  for (const point of [E, M, C]) near(applied(left, mirrored(point)), mirrored(applied(right, point)), 1e-9);
});

test("the turn back is the way back", () => {
  const there = turnAbout([3, 7], 33, RIGHT), back = turnAbout([3, 7], -33, RIGHT);
  near(after(back, there), STILL, 1e-12);
  near(after(inverse(there), there), STILL, 1e-12);
  assert.ok(isStill(after(back, there)) && !isStill(there));
});

test("positive degrees take up toward lateral, and how far is read back", () => {
  for (const axes of [RIGHT, LEFT]) {
    near(applied(turnAbout([0, 0], 90, axes), axes.up), axes.lateral, 1e-12);
    const gone = applied(turnAbout([0, 0], 35, axes), axes.up);
    assert.ok(Math.abs(turnOf(gone, axes) - 35) < 1e-9);
  }
  // Axes that lean with the body: up to the upper left, lateral to the lower left.
  const s = Math.SQRT1_2, leaning = { up: [-s, -s], lateral: [-s, s] };
  near(applied(turnAbout([0, 0], 90, leaning), [-s, -s]), [-s, s], 1e-12);
});

test("non-square pixels: what is round in millimeters stays so", () => {
  // 0.2 mm between rows, 0.1 mm between columns; (20, 0) px is 2 mm to the right of the pivot, a right angle takes it
  // 2 mm down for a left hip (up -> lateral -> down), which is 10 rows.
  const [matrix] = inFilm({ ...bench, turn: LEFT }, [0.2, 0.1], motion({ degrees: 90, pivot: [100, 100] }));
  near(applied(matrix, [120, 100]), [100, 110], 1e-9);
  near(inMillimeters([100, 50], [0.2, 0.1]), [10, 10], 1e-12);
});

test("a slide is in millimeters along its vectors, and read back from a vector", () => {
  const [matrix] = inFilm(bench, [0.2, 0.1], motion({ degrees: 0, slide: [3, 5] }));
  near(applied(matrix, [0, 0]), [30, -25], 1e-9);
  const leaning = [{ vector: [1, 0] }, { vector: [0.6, -0.8] }];
  near(slideAlong(leaning, slideVector(leaning, [2, 5])), [2, 5], 1e-12);
  near(slideVector([], []), [0, 0], 0);
});

test("a body may be carried with a point, or against it, without turning", () => {
  const from = [60, 100], to = [60, 100], pivot = [100, 100], still = { marks: [], turns: false, slides: false };
  const bodies = [
    { ...still, carried: { sign: 1, from, to } }, { ...still, carried: { sign: -1, from, to } },
    { ...still, slides: true, carried: { sign: -1, from, to } },
  ];
  const m = { degrees: 90, pivot, slide: [2, 0] };
  // Left: up -> lateral -> down -> medial -> up; the point 40 mm medial comes to lie 40 mm above the pivot: (+40, -40).
  const [along, against, own] = bodyMatrices({ turn: LEFT, slides, bodies }, m, [1, 1]);
  near(applied(along, [0, 0]), [42, -40], 1e-9);
  near(applied(against, [0, 0]), [-40, 40], 1e-9);
  near(applied(own, [0, 0]), [-38, 40], 1e-9);
});

test("a matrix told in rows", () => {
  assert.deepEqual(ofRows([[1, 2, 3], [4, 5, 6]]), [1, 4, 2, 5, 3, 6]);
});

// The angle from up to the edge, toward lateral; and from medial to the edge's arm on the corner, toward up.
const program = { steps: [
  { op: "film_up", args: [] },
  ...["edge", "corner", "center"].flatMap((key, i) => [
    { op: "marks", args: [], key, whose: "own", least: 1 }, { op: "point", args: [2 * i + 1] }]),
  { op: "difference", args: [2, 6] }, // 7: center to edge
  { op: "difference", args: [4, 6] }, // 8: center to corner
  { op: "marks", args: [], key: "aside", whose: "own", least: 1 }, { op: "point", args: [9] },
  { op: "difference", args: [10, 6] }, // 11: lateral
  { op: "angle_toward", args: [0, 7, 11] }, // 12
  { op: "opposite", args: [11] },
  { op: "angle_toward", args: [0, 8, 13] }, // 14
  { op: "difference", args: [2, 4] }, // 15: corner to edge
  { op: "angle_toward", args: [11, 15, 0] }, // 16
] };
const protocol = { sides: [{ key: "R", other: "L" }], program };
const anglesOf = (marks, film) => {
  const { R } = valuesBySide(protocol, marks, planeOf(film).of);
  return [R[12], R[16], R[14]];
};

test("T1: 12, 22 and 52.761 degrees become 32, 2 and 32.761, about any pivot", () => {
  const rad = (degrees) => (degrees * Math.PI) / 180;
  // Right hip in millimeters, the center at (100, 100): lateral is to the left, up is up.
  const edge = [100 - 28.5 * Math.sin(rad(12)), 100 - 28.5 * Math.cos(rad(12))];
  const corner = [edge[0] + 30 * Math.cos(rad(22)), edge[1] + 30 * Math.sin(rad(22))];
  const marks = { edge: { R: [edge] }, corner: { R: [corner] }, center: { R: [[100, 100]] }, aside: { R: [[0, 100]] } };
  const film = { spacing: [1, 1] };
  near(anglesOf(marks, film), [12, 22, 52.761]);
  for (const pivot of [[100, 100], [120, 70], [85, 110]]) {
    const matrices = inFilm(bench, film.spacing, motion({ pivot }));
    const moved = movedMarks(marks, bench.bodies, matrices), { center: { R: [[x]] } } = moved;
    // The bare direction goes along with the center.
    near(anglesOf({ ...moved, aside: { R: [[x - 100, moved.center.R[0][1]]] } }, film), [32, 2, 32.761]);
  }
  // T2: about (-20 lateral, 30 up) the center goes (-11.467, -5.031), medially and down.
  const [two] = inFilm(bench, film.spacing, motion({ pivot: [120, 70] }));
  near(applied(two, [100, 100]), [111.467, 105.031]);
});

test("values on moved marks are the values on marks moved by hand, and other marks stay", () => {
  const spacing = [0.2, 0.1], film = { spacing };
  const marks = { edge: { R: [[40, 10]], L: [[400, 10]] }, corner: { R: [[80, 20]] }, center: { R: [[60, 40]] }, aside: { R: [[0, 40]] } };
  const only = { ...bench, bodies: [{ ...rigid, marks: [["edge", "R"], ["missing", "R"]] }] };
  const moved = movedMarks(marks, only.bodies, inFilm(only, spacing, motion({ degrees: 90, pivot: [60, 40], slide: [1, 0] })));
  // The edge lies 2 mm lateral of and 6 mm above the pivot; a right angle takes it 6 mm lateral and 2 mm below,
  // the slide 1 mm medially: 5 mm lateral is 50 columns, 2 mm below is 10 rows.
  const byHand = { ...marks, edge: { R: [[10, 50]], L: [[400, 10]] } };
  near(moved.edge.R[0], [10, 50], 1e-9);
  assert.deepEqual(moved.edge.L, marks.edge.L);
  assert.equal(moved.corner, marks.corner);
  assert.ok(!("missing" in moved));
  near(anglesOf(moved, film), anglesOf(byHand, film), 1e-9);
});
