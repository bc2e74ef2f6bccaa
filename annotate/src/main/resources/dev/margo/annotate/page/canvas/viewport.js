// One view of the open document: the image below, marks above it, labels at the edges. Draws what the state says, at most
// once per frame of the screen; the image is painted anew only when slice, window or camera have changed.

import { texts } from "../app/texts.js";
import { Frame } from "../image/frame.js";
import { inSlice } from "../image/planes.js";
import { paintSlice, widthAndLevel, windowFigure } from "../image/window.js";
import { h, button } from "../shell/dom.js";
import { activeObject, axisNumber, isVolume, shownSlice, sliceKey, viewAcross } from "../state/select.js";
import { drawMarks } from "./marks.js";
import { drawLetter, drawScaleBar, drawText, textScale } from "./scalebar.js";
import { SliceBar } from "./slicebar.js";

const pixelsSeenFrom = 20; // CSS px that a pixel of the slice is wide; nearer to, it is a square

export class Viewport {
  #painted = null; // what the picture was made of
  #image = document.createElement("canvas"); // the slice as stored, windowed
  #scheduled = false;
  #imageDrawn = null;
  #labelled = null;
  stroke = null; // being drawn
  cursor = null; // {x, y} of the slice: under the mouse, or moved by keys
  keyCursor = false;

  /** @param session gives masks and voxels; `onEnlarge` takes the axis */
  constructor(axis, store, session, onEnlarge) {
    this.axis = axis;
    this.store = store;
    this.session = session;
    this.imageCanvas = h("canvas", { class: "layer" });
    this.markCanvas = h("canvas", { class: "layer" });
    this.stage = h("div", { class: "stage", tabindex: "0", role: "application" }, this.imageCanvas, this.markCanvas);
    this.title = h("span", { class: "view-title" });
    this.status = h("span", { class: "view-status" });
    this.enlarge = button({ icon: "enlarge", label: " ", press: () => onEnlarge(axis), kind: "quiet small" });
    this.bar = new SliceBar((index) => session.goToSlice(axis, index));
    this.element = h(
      "section", { class: "view" },
      h("div", { class: "view-head" }, this.title, this.status, this.enlarge),
      this.stage,
      this.bar.element,
    );
    new ResizeObserver(() => this.draw()).observe(this.stage);
  }

  /** Null while nothing is shown here. */
  get frame() {
    const view = viewAcross(this.store.state, this.axis);
    const { clientWidth, clientHeight } = this.stage;
    if (!view || clientWidth === 0 || clientHeight === 0) {
      return null;
    }
    return new Frame(view, clientWidth, clientHeight, this.store.state.cameras[this.axis] ?? null);
  }

  get slice() {
    return shownSlice(this.store.state, this.axis);
  }

  draw() {
    if (!this.#scheduled) {
      this.#scheduled = true;
      requestAnimationFrame(() => {
        this.#scheduled = false;
        this.#drawNow();
      });
    }
  }

  #drawNow() {
    const frame = this.frame;
    if (!frame) {
      return;
    }
    const { state } = this.store;
    this.#drawImage(frame, state);
    const context = prepare(this.markCanvas, frame);
    drawMarks(context, frame, this);
    this.#drawEdges(context, frame, state);
    this.#label(frame.view, state);
  }

  #drawImage(frame, state) {
    const made = { voxels: this.session.voxels, part: state.loaded, slice: sliceKey(this.slice), window: state.window };
    if (!same(made, this.#painted)) {
      const values = this.session.voxels?.slice(this.slice);
      if (values) {
        paintSlice(this.#image, values, frame.view.width, frame.view.height, state.document, state.window);
      }
      this.#painted = values ? made : null;
      this.#imageDrawn = null;
    }
    const place = { ...frame.camera, width: frame.screenWidth, height: frame.screenHeight, ratio: devicePixelRatio };
    if (same(place, this.#imageDrawn)) {
      return;
    }
    this.#imageDrawn = place;
    const context = prepare(this.imageCanvas, frame);
    if (this.#painted) {
      const { a, b, c, d, e, f } = frame.matrix();
      context.transform(a, b, c, d, e, f);
      context.imageSmoothingEnabled = Math.max(Math.abs(a) + Math.abs(b), Math.abs(c) + Math.abs(d)) < pixelsSeenFrom;
      context.imageSmoothingQuality = "medium";
      context.drawImage(this.#image, 0, 0);
    }
  }

  /** The windowed slice as stored, for small pictures of it; null while it is on its way. */
  get picture() {
    return this.#painted ? this.#image : null;
  }

  #drawEdges(context, frame, state) {
    const { screenWidth: width, screenHeight: height, view } = frame;
    const small = !this.large;
    const size = small ? 11 : 13;
    if (view.letters) {
      const { left, right, top, bottom } = view.letters;
      drawLetter(context, left, 14, height / 2, size);
      drawLetter(context, right, width - 14, height / 2, size);
      drawLetter(context, top, width / 2, (small ? 38 : 18) * textScale(), size);
      drawLetter(context, bottom, width / 2, height - 16, size);
    }
    if (small) {
      return;
    }
    drawScaleBar(context, frame, state.document.spacingKnown);
    const { width: span, level } = widthAndLevel(state.window);
    drawText(context, texts.view.windowed(windowFigure(span, span), windowFigure(level, span)), width - 16, height - 16, "right", 13);
    const line = textScale();
    if (state.pointer?.axis === this.axis) {
      const [x, y, z] = state.pointer.voxel;
      drawText(context, texts.view.position(x, y, isVolume(state) ? z : null), width - 16, height - 16 - 36 * line, "right", 13);
      if (state.pointer.value !== null) {
        drawText(context, texts.view.value(state.pointer.value), width - 16, height - 16 - 18 * line, "right", 13);
      }
    }
  }

  get large() {
    return this.store.state.large === this.axis;
  }

  #label(view, state) {
    const { index } = this.slice;
    const object = activeObject(state);
    const labelled = { view, index, object, large: this.large, height: this.stage.clientHeight };
    if (same(labelled, this.#labelled)) {
      return;
    }
    this.#labelled = labelled;
    const plane = texts.view[view.plane];
    this.title.textContent = view.slices > 1 ? `${plane}  ${texts.view.slice(index, view.slices)}` : plane;
    this.stage.setAttribute("aria-label", texts.view.label(plane, index, view.slices));
    this.enlarge.title = texts.view.enlarge(plane);
    this.enlarge.setAttribute("aria-label", texts.view.enlarge(plane));
    this.enlarge.hidden = this.large;
    this.bar.element.hidden = view.slices === 1;
    this.bar.show(plane, index, view.slices, {
      range: this.axis === "z" ? (object?.slices ?? null) : null,
      annotated: object?.annotated[this.axis] ?? [],
      colour: object?.colour ?? "#ffffff",
    });
  }

  /** Moves the key cursor by screen directions, whatever way the slice is turned. */
  moveCursor(byColumns, byRows) {
    const { frame } = this;
    const from = this.cursor ?? centre(frame, this.store.state, this.axis);
    const [sx, sy] = frame.toScreen(from.x, from.y);
    const [x, y] = frame.toSlice(sx + byColumns * frame.columnMm * frame.camera.scale, sy + byRows * frame.rowMm * frame.camera.scale);
    const [cx, cy] = frame.clamp(Math.round(x), Math.round(y));
    this.cursor = { x: cx, y: cy };
    this.keyCursor = true;
    this.draw();
  }
}

function centre(frame, state, axis) {
  const [x, y] = inSlice(axis, state.cross);
  return { x, y };
}

function same(a, b) {
  return b !== null && Object.keys(a).every((key) => Object.is(a[key], b[key]));
}

function prepare(canvas, frame) {
  const ratio = devicePixelRatio;
  const width = Math.round(frame.screenWidth * ratio);
  const height = Math.round(frame.screenHeight * ratio);
  const context = canvas.getContext("2d");
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, frame.screenWidth, frame.screenHeight);
  return context;
}

export function largestIndex(state, axis) {
  return state.document.size[axisNumber(axis)] - 1;
}
