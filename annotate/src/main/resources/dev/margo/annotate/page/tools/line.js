// Freehand lines: scribble along the object, lasso around it, brush on it.

import { texts } from "../app/texts.js";

const leastStepPx = 0.4;
const mostPoints = 10_000;

function freehand(startX, startY) {
  const points = [[startX, startY]];
  return {
    points,
    move(x, y) {
      const [lastX, lastY] = points[points.length - 1];
      if (points.length < mostPoints && Math.hypot(x - lastX, y - lastY) >= leastStepPx) {
        points.push([x, y]);
      }
    },
  };
}

export function beginScribble(x, y, { exclude }) {
  const { points, move } = freehand(x, y);
  const label = exclude ? "background" : "foreground";
  return {
    move,
    end: () => ({ kind: "prompt", prompt: { kind: "scribble", points, label } }),
    draw: (pen) => pen.line(points, label),
  };
}

export function beginLasso(x, y) {
  const { points, move } = freehand(x, y);
  return {
    move,
    end: () => (points.length < 3 ? { problem: texts.error.tinyBox } : { kind: "prompt", prompt: { kind: "lasso", points } }),
    draw: (pen) => pen.lasso(points),
  };
}

/** The radius is in px along x of the slice; the same length in mm along y. */
export function beginBrush(x, y, { exclude, radius, range }) {
  const { points, move } = freehand(x, y);
  return {
    move,
    end: () => ({ kind: "brush", points, radius, erase: exclude, ...(range && { range: [range.low, range.high] }) }),
    draw: (pen) => pen.brush(points, radius, exclude),
  };
}
