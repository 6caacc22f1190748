/** From the pixels of a film to the plane its constructions are made in, in millimeters, and back. */

/**
 * The plane of a film: of(point) in millimeters, back(place, slice) in film pixels. A single film's plane is its own.
 * The slices of a stack lie in one plane: `across` and `down` are the steps [x, y] of one pixel, `corners` where the
 * first pixel of each slice begins. A point is [column, row] or, on a slice, [column, row, slice]; a point of no
 * slice (-1) is told in the pixels of the first. height(point): how far up the body, or null where that is not known;
 * `heights` are those of the slices' first pixels, `rise` what one pixel adds across and down.
 */
export function planeOf({ spacing: [rowSpacing, columnSpacing] = [1, 1], stack }) {
  if (!stack?.corners) {
    return {
      of: ([x, y]) => [x * columnSpacing, y * rowSpacing],
      back: ([x, y]) => [x / columnSpacing, y / rowSpacing],
      height: () => null,
    };
  }
  const { across: [ax, ay], down: [dx, dy], corners, heights, rise } = stack, area = ax * dy - ay * dx;
  return {
    of: ([column, row, slice]) => {
      const [x, y] = corners[Math.max(0, slice)];
      return [x + ax * column + dx * row, y + ay * column + dy * row];
    },
    back: ([x, y], slice) => {
      const u = x - corners[slice][0], v = y - corners[slice][1];
      return [(u * dy - v * dx) / area, (v * ax - u * ay) / area];
    },
    height: ([column, row, slice]) => (
      heights && slice >= 0 ? heights[slice] + rise[0] * column + rise[1] * row : null),
  };
}
