// The tools that say what an object is. A tool begins a stroke; the stroke takes points of the slice, is drawn while it
// lasts, and ends as part of an interaction, or as null if too little was said.

import { beginBox } from "./box.js";
import { beginPoint } from "./point.js";
import { beginBrush, beginLasso, beginScribble } from "./line.js";
import { beginRecist } from "./recist.js";

/**
 * A stroke has `move(x, y)`, `end()` giving {kind, …} or {problem}, and `draw(pen)`.
 *
 * @type {Record<string, (x: number, y: number, options: object) => object>}
 */
export const tools = {
  point: beginPoint,
  exclude: (x, y, options) => beginPoint(x, y, { ...options, exclude: !options.exclude }),
  box: beginBox,
  scribble: beginScribble,
  lasso: beginLasso,
  recist: beginRecist,
  brush: beginBrush,
  eraser: (x, y, options) => beginBrush(x, y, { ...options, exclude: !options.exclude }),
};

/** Those that ask the model. */
export const prompting = new Set(["point", "exclude", "box", "scribble", "lasso", "recist"]);
