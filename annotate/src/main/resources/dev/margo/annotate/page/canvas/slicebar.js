// The bar beside a view of a volume: which slice is shown, where the active object lies, where it was annotated.

import { texts } from "../app/texts.js";
import { h } from "../shell/dom.js";

/** @param onSlice takes the index of a slice that the user asks for */
export class SliceBar {
  #count = 1;
  #index = 0;

  constructor(onSlice) {
    this.onSlice = onSlice;
    this.canvas = h("canvas", { class: "slicebar-marks" });
    this.element = h("div", { class: "slicebar", role: "slider", tabindex: "0", "aria-orientation": "vertical" }, this.canvas);
    this.element.addEventListener("pointerdown", (event) => {
      this.element.setPointerCapture(event.pointerId);
      this.#goTo(event);
    });
    this.element.addEventListener("pointermove", (event) => {
      if (this.element.hasPointerCapture(event.pointerId)) {
        this.#goTo(event);
      }
    });
  }

  /** @param marks {range: [first, last] or null, annotated: indices, colour, done: [first, last] or null} */
  show(plane, index, count, marks) {
    this.#count = count;
    this.#index = index;
    this.element.setAttribute("aria-label", texts.view.sliceBar(plane));
    this.element.setAttribute("aria-valuemin", "1");
    this.element.setAttribute("aria-valuemax", String(count));
    this.element.setAttribute("aria-valuenow", String(index + 1));
    this.#draw(marks);
  }

  #goTo(event) {
    const { top, height } = this.element.getBoundingClientRect();
    const index = Math.floor(((top + height - event.clientY) / height) * this.#count);
    this.onSlice(Math.min(Math.max(index, 0), this.#count - 1));
  }

  #draw({ range, annotated, colour }) {
    const ratio = devicePixelRatio;
    const { clientWidth: width, clientHeight: height } = this.element;
    this.canvas.width = Math.max(1, Math.round(width * ratio));
    this.canvas.height = Math.max(1, Math.round(height * ratio));
    const context = this.canvas.getContext("2d");
    context.scale(ratio, ratio);
    const step = height / this.#count;
    const bottom = (index) => height - index * step;
    if (range) {
      context.fillStyle = colour;
      context.globalAlpha = 0.45;
      context.fillRect(4, bottom(range[1] + 1), width - 8, (range[1] - range[0] + 1) * step);
      context.globalAlpha = 1;
    }
    context.fillStyle = colour;
    annotated.forEach((index) => context.fillRect(1, bottom(index + 0.5) - 1.5, width - 2, 3));
    const middle = bottom(this.#index + 0.5);
    context.beginPath();
    context.roundRect(1, middle - 3, width - 2, 6, 3);
    context.fillStyle = "#e6e9eb";
    context.fill();
    context.strokeStyle = "#000000";
    context.stroke();
  }
}
