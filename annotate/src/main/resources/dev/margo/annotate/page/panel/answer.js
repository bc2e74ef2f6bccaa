// The model's answer on the slice: the candidates as small pictures, how sure the model is, and what can be tidied.

import { texts } from "../app/texts.js";
import { Frame } from "../image/frame.js";
import { SliceMask } from "../mask/cache.js";
import { Pen } from "../canvas/pen.js";
import { button, h } from "../shell/dom.js";
import { activeObject, largeSlice, saidOfActive, viewAcross } from "../state/select.js";

const thumbnailPx = 84;

/** @param large gives the viewport that is large, for its picture */
export function createAnswer(store, session, large) {
  const confidence = h("div", { class: "confidence" });
  const choices = h("div", { class: "choices", role: "radiogroup", "aria-label": texts.answer.choice });
  const tidy = (what) => session.step({ kind: "tidy", object: store.state.active, slice: largeSlice(store.state), what });
  const tools = h(
    "div", { class: "button-row" },
    button({ text: texts.answer.fillHoles, press: () => tidy("fill-holes"), kind: "quiet" }),
    button({ text: texts.answer.largestIsland, press: () => tidy("largest-island"), kind: "quiet" }),
    button({ text: texts.answer.clear, press: () => session.step({ kind: "clear", object: store.state.active, slice: largeSlice(store.state) }), kind: "quiet" }),
  );
  const element = h("section", { class: "panel", "aria-labelledby": "answer-title" }, h("h2", { id: "answer-title", text: texts.answer.title }), choices, confidence, tools);

  let drawn = null;
  store.on(["said", "active", "cross", "large", "project", "document"], (state) => {
    const said = saidOfActive(state);
    const object = activeObject(state);
    element.hidden = !said;
    if (!said || (drawn?.answer === said.answer && drawn.object === object)) {
      return;
    }
    drawn = { answer: said.answer, object };
    const candidates = said.answer?.candidates ?? [];
    const masks = candidates.length < 2 ? [] : candidates.map((one) => SliceMask.ofBase64(one.mask, viewAcross(state, state.large)));
    choices.hidden = candidates.length < 2;
    choices.replaceChildren(...masks.map((_, i) => choice(said.answer, i, masks, object)));
    const chosen = candidates[said.answer?.chosen];
    confidence.replaceChildren(
      ...(chosen ? [...meter(texts.answer.predictedIou, chosen.predictedIou), ...meter(texts.answer.stability, chosen.stability)] : []),
    );
    tools.hidden = object?.accepted ?? true;
  });

  function choice(answer, i, masks, object) {
    const candidate = answer.candidates[i];
    const chosen = answer.chosen === i;
    const canvas = h("canvas", { class: "thumbnail" });
    drawThumbnail(canvas, masks, i, object?.colour ?? "#ffffff");
    return h(
      "button",
      {
        type: "button", class: chosen ? "choice chosen" : "choice", role: "radio", "aria-checked": String(chosen),
        "aria-label": texts.answer.candidate(i + 1, percent(candidate.predictedIou), percent(candidate.stability)),
        onclick: () => session.step({ kind: "choose", object: store.state.active, slice: largeSlice(store.state), candidate: i }),
      },
      canvas,
      h("span", { class: "figure", text: percent(candidate.predictedIou) }),
    );
  }

  function drawThumbnail(canvas, masks, i, colour) {
    const view = viewAcross(store.state, store.state.large);
    const ratio = Math.min(devicePixelRatio, 2);
    canvas.width = canvas.height = thumbnailPx * ratio;
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    const frame = new Frame(view, thumbnailPx, thumbnailPx, cameraOn(masks, view));
    const { a, b, c, d, e, f } = frame.matrix();
    const picture = large()?.picture;
    if (picture) {
      context.save();
      context.transform(a, b, c, d, e, f);
      context.drawImage(picture, 0, 0);
      context.restore();
    }
    new Pen(context, frame).mask(masks[i], { colour, fill: 0.3, width: 1.5 });
  }

  return element;
}

// so near that the largest of the masks fills most of the small picture
function cameraOn(masks, view) {
  const boxes = masks.map((mask) => mask.box).filter(Boolean);
  if (boxes.length === 0) {
    return null;
  }
  const [x0, y0] = [0, 1].map((at) => Math.min(...boxes.map((box) => box[at])));
  const [x1, y1] = [2, 3].map((at) => Math.max(...boxes.map((box) => box[at])));
  return new Frame(view, thumbnailPx, thumbnailPx, null).around(x0, y0, x1, y1);
}

const percent = (value) => `${Math.round(100 * value)} %`;

// 0.88 is where SAM's automatic masks are kept; below 0.7 a mask wants a look
const fairIou = 0.7;
const goodIou = 0.88;

function meter(label, value) {
  const bar = h("div", { class: `meter-value ${value >= goodIou ? "" : value >= fairIou ? "fair" : "poor"}` });
  bar.style.width = `${100 * Math.min(Math.max(value, 0), 1)}%`;
  return [
    h("span", { text: label, "aria-hidden": "true" }),
    h("div", { class: "meter", role: "meter", "aria-label": label, "aria-valuemin": "0", "aria-valuemax": "1", "aria-valuenow": value.toFixed(2) }, bar),
    h("span", { class: "figure", text: percent(value), "aria-hidden": "true" }),
  ];
}
