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
    choices.hidden = candidates.length < 2;
    choices.replaceChildren(...(candidates.length < 2 ? [] : candidates.map((candidate, i) => choice(candidate, i, said.answer.chosen === i, object))));
    const chosen = candidates[said.answer?.chosen];
    confidence.replaceChildren(
      ...(chosen ? [...meter(texts.answer.predictedIou, chosen.predictedIou), ...meter(texts.answer.stability, chosen.stability)] : []),
    );
    tools.hidden = object?.accepted ?? true;
  });

  function choice(candidate, i, chosen, object) {
    const canvas = h("canvas", { class: "thumbnail" });
    const view = viewAcross(store.state, store.state.large);
    drawThumbnail(canvas, SliceMask.ofBase64(candidate.mask, view), view, object?.colour ?? "#ffffff");
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

  function drawThumbnail(canvas, mask, view, colour) {
    const ratio = Math.min(devicePixelRatio, 2);
    canvas.width = canvas.height = thumbnailPx * ratio;
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    const frame = new Frame(view, thumbnailPx, thumbnailPx, null);
    const near = new Frame(view, thumbnailPx, thumbnailPx, cameraOn(large()?.frame ?? frame, frame));
    const { a, b, c, d, e, f } = near.matrix();
    const picture = large()?.picture;
    if (picture) {
      context.save();
      context.transform(a, b, c, d, e, f);
      context.drawImage(picture, 0, 0);
      context.restore();
    }
    new Pen(context, near).mask(mask, { colour, fill: 0.4, width: 1.25 });
  }

  return element;
}

// the part of the image that the large view shows, or all of it if that is smaller
function cameraOn(shown, whole) {
  const scale = (thumbnailPx / Math.min(shown.screenWidth, shown.screenHeight)) * shown.camera.scale;
  return scale > whole.camera.scale ? { ...shown.camera, scale } : whole.camera;
}

const percent = (value) => `${Math.round(100 * value)} %`;

function meter(label, value) {
  const id = `meter-${label.replace(/\W/g, "")}`;
  return [
    h("label", { for: id, text: label }),
    h("meter", { id, min: "0", max: "1", low: "0.7", high: "0.85", optimum: "1", value: String(value) }),
    h("span", { class: "figure", text: percent(value) }),
  ];
}
