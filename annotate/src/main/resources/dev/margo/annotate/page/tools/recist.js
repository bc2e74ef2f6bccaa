// Diameters: the longest one, and one across it. A line that crosses the longest one said before is the one across.

import { texts } from "../app/texts.js";

const leastPx = 2;

/** @param options.long the longest diameter that waits for one across, [x0, y0, x1, y1]; or null */
export function beginRecist(startX, startY, { long }) {
  let end = [startX, startY];
  return {
    move(x, y) {
      end = [x, y];
    },
    end() {
      const line = [startX, startY, ...end];
      if (Math.hypot(end[0] - startX, end[1] - startY) < leastPx) {
        return { problem: texts.error.tinyLine };
      }
      const prompt = long && crosses(long, line) ? { kind: "recist", long, short: line } : { kind: "recist", long: line };
      return { kind: "prompt", prompt };
    },
    draw(pen) {
      pen.line([[startX, startY], end], "foreground");
    },
  };
}

function crosses([ax, ay, bx, by], [cx, cy, dx, dy]) {
  const side = (px, py, qx, qy, rx, ry) => Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  return side(ax, ay, bx, by, cx, cy) !== side(ax, ay, bx, by, dx, dy)
    && side(cx, cy, dx, dy, ax, ay) !== side(cx, cy, dx, dy, bx, by);
}
