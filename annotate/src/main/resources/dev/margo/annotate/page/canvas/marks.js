// What lies over the image of a view: masks, what was said, the preview, the stroke that is being drawn, the crosshair.

import { inSlice } from "../image/planes.js";
import { activeObject, isVolume, sliceKey } from "../state/select.js";
import { ink, Pen } from "./pen.js";

/** @param viewport whose slice, stroke and cursor are drawn */
export function drawMarks(context, frame, viewport) {
  const { state } = viewport.store;
  const pen = new Pen(context, frame);
  const key = sliceKey(viewport.slice);
  if (state.masksShown) {
    drawMasks(pen, viewport, state);
  }
  if (viewport.large) {
    drawPreview(pen, state, key);
    drawSaid(pen, state, key);
    state.sending.filter((sent) => sent.key === key).forEach((sent) => sent.stroke.draw(pen));
    viewport.stroke?.draw(pen);
  }
  if (isVolume(state)) {
    pen.crosshair(...inSlice(viewport.axis, state.cross), !viewport.large || state.tool === "crosshair");
  }
  drawCursor(pen, viewport, state);
}

function drawMasks(pen, viewport, state) {
  const masks = viewport.session.masks?.on(viewport.slice) ?? new Map();
  const visible = state.project.objects.filter((object) => object.visible && masks.has(object.id));
  const active = visible.filter((object) => object.id === state.active);
  for (const object of [...visible.filter((other) => other.id !== state.active), ...active]) {
    const isActive = object.id === state.active;
    pen.mask(masks.get(object.id), {
      colour: object.colour,
      fill: state.outlinesOnly ? 0 : isActive ? 0.34 : 0.16,
      width: isActive ? 2.25 : 1.25,
    });
  }
}

function drawPreview(pen, state, key) {
  if (state.preview?.key === key) {
    const colour = activeObject(state)?.colour ?? ink.light;
    pen.mask(state.preview.mask, { colour, fill: 0.12, width: 1.5, dashed: true });
  }
}

function drawSaid(pen, state, key) {
  const said = state.said[key]?.objects.find((one) => one.object === state.active);
  said?.prompts.forEach((prompt) => pen.prompt(prompt));
}

function drawCursor(pen, viewport, state) {
  if (!viewport.large || !viewport.cursor) {
    return;
  }
  const { x, y } = viewport.cursor;
  if (state.tool === "brush" || state.tool === "eraser") {
    pen.brushCursor(x, y, state.radiusMm / pen.frame.view.spacingX, state.tool === "eraser");
  }
  if (viewport.keyCursor) {
    pen.reticle(x, y);
  }
}
