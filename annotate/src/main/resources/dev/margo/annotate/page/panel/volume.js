// From slice to volume: propagate, interpolate, how far it is, stop.

import { texts } from "../app/texts.js";
import { button, h } from "../shell/dom.js";
import { activeObject, annotatedSlices, isVolume, largeSlice, viewAcross } from "../state/select.js";

export function createVolume(store, session) {
  const hint = h("p", { class: "dim" });
  const propagate = button({ icon: "propagate", text: texts.volume.propagate, label: texts.volume.propagateHint, key: "G", press: () => session.propagate("meeting") });
  const interpolate = button({ icon: "interpolate", text: texts.volume.interpolate, label: texts.volume.interpolateHint, key: "I", press: () => session.propagate("interpolated") });
  const end = button({ icon: "end", text: texts.volume.end, label: texts.volume.endHint, key: "Y", press: () => session.step({ kind: "end", object: store.state.active, slice: largeSlice(store.state) }), kind: "quiet" });
  const bar = h("progress", { class: "progress", max: "1", value: "0" });
  const line = h("span", { class: "figure", role: "status" });
  const stop = button({ icon: "stop", text: texts.volume.stop, key: "Esc", press: () => session.stopPropagation() });
  const running = h("div", { class: "running" }, bar, h("div", { class: "running-line" }, line, stop));
  const choose = h("div", { class: "button-row even" }, propagate, interpolate);

  const element = h("section", { class: "panel", "aria-labelledby": "volume-title" }, h("h2", { id: "volume-title", text: texts.volume.title }), hint, choose, end, running);

  store.on(["document", "large", "active", "project", "propagation"], (state) => {
    element.hidden = !isVolume(state);
    if (element.hidden) {
      return;
    }
    const object = activeObject(state);
    const annotated = annotatedSlices(object, state.large).length;
    const fixed = !object || object.accepted;
    const plane = texts.view[viewAcross(state, state.large).plane];
    hint.textContent = annotated === 0 ? texts.volume.need(plane) : texts.volume.hint(plane);
    propagate.disabled = fixed || annotated === 0;
    interpolate.disabled = fixed || annotated < 2;
    end.disabled = fixed;
    running.hidden = state.propagation === null;
    choose.hidden = end.hidden = hint.hidden = state.propagation !== null;
    if (state.propagation) {
      const { done, slices } = state.propagation;
      bar.max = Math.max(slices, 1);
      bar.value = done;
      bar.setAttribute("aria-label", texts.volume.title);
      line.textContent = texts.volume.progress(done, slices);
    }
  });
  return element;
}
