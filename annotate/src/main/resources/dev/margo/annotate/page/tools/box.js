// A box: dragged from corner to corner.

import { texts } from "../app/texts.js";

const leastPx = 1;

export function beginBox(startX, startY) {
  let end = [startX, startY];
  return {
    move(x, y) {
      end = [x, y];
    },
    end() {
      const [x0, x1] = ascending(startX, end[0]);
      const [y0, y1] = ascending(startY, end[1]);
      if (x1 - x0 < leastPx || y1 - y0 < leastPx) {
        return { problem: texts.error.tinyBox };
      }
      return { kind: "prompt", prompt: { kind: "box", x0, y0, x1, y1 } };
    },
    draw(pen) {
      pen.box(startX, startY, end[0], end[1]);
    },
  };
}

function ascending(a, b) {
  return a < b ? [a, b] : [b, a];
}
