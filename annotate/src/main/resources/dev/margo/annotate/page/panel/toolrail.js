// The tools, as a column of buttons; and above the image what the chosen one does, with its options.

import { texts } from "../app/texts.js";
import { button, h } from "../shell/dom.js";
import { isVolume, viewAcross } from "../state/select.js";

const groups = [["point", "exclude", "box", "scribble", "lasso", "recist"], ["brush", "eraser"], ["crosshair", "pan", "window"]];

export function createToolrail(store, session, commands) {
  const buttons = new Map();
  const columns = groups.map((group) =>
    h(
      "div", { class: "rail-group", role: "group" },
      ...group.map((tool) => {
        const key = commands.find((command) => command.id === tool).keys[0];
        buttons.set(tool, button({ icon: tool, label: texts.tool[tool], key, press: () => session.setTool(tool), pressed: false, kind: "tool" }));
        return buttons.get(tool);
      }),
    ));
  store.on(["tool", "document"], (state) => {
    buttons.forEach((element, tool) => {
      element.setAttribute("aria-pressed", String(tool === state.tool));
    });
    buttons.get("crosshair").hidden = state.document !== null && !isVolume(state);
  });
  return h("nav", { class: "rail" }, ...columns);
}

export function createToolOptions(store, session) {
  const hint = h("span", { class: "hint" });
  const size = h("input", { type: "range", min: "0", max: "100", step: "1", "aria-label": texts.brushSize, class: "slider" });
  const sizeValue = h("output", { class: "figure" });
  const between = h("input", { type: "checkbox", id: "paint-between" });
  const low = h("input", { type: "number", step: "any", class: "number", "aria-label": texts.paintBetweenLow });
  const high = h("input", { type: "number", step: "any", class: "number", "aria-label": texts.paintBetweenHigh });
  const previewOn = h("input", { type: "checkbox", id: "preview-on", onchange: () => store.set({ previewOn: previewOn.checked, preview: null }) });
  const preview = h("div", { class: "tool-options" }, h("label", { class: "check", for: "preview-on" }, previewOn, h("span", { text: texts.previewOn })));
  const brush = h(
    "div", { class: "tool-options" },
    h("span", { text: texts.brushSize }), size, sizeValue,
    h("label", { class: "check", for: "paint-between" }, between, h("span", { text: texts.paintBetween })), low, high,
  );

  const range = (state) => {
    const view = viewAcross(state, state.large);
    const least = view.spacingX / 2;
    return [least, (Math.max(view.width * view.spacingX, view.height * view.spacingY) / 4) || 1];
  };
  size.addEventListener("input", () => {
    const [least, most] = range(store.state);
    store.set({ radiusMm: least * (most / least) ** (size.value / 100) });
  });
  const takeRange = () => {
    const { window } = store.state;
    const limit = (field, other) => (field.value === "" ? Math.round(other) : Number(field.value));
    store.set({ paintRange: between.checked ? { low: limit(low, window.low), high: limit(high, window.high) } : null });
  };
  [between, low, high].forEach((field) => field.addEventListener("change", takeRange));

  store.on(["tool"], ({ tool }) => {
    hint.textContent = texts.toolHint[tool];
    preview.hidden = tool !== "point" && tool !== "exclude";
    brush.hidden = tool !== "brush" && tool !== "eraser";
  });
  store.on(["previewOn"], (state) => {
    previewOn.checked = state.previewOn;
  });
  store.on(["radiusMm", "document", "large"], (state) => {
    if (state.document) {
      const [least, most] = range(state);
      size.value = String((100 * Math.log(state.radiusMm / least)) / Math.log(most / least));
      sizeValue.textContent = texts.brushSizeValue(state.radiusMm * 2, state.document.spacingKnown);
    }
  });
  store.on(["paintRange"], ({ paintRange }) => {
    between.checked = paintRange !== null;
    low.hidden = high.hidden = paintRange === null;
    low.value = paintRange?.low ?? "";
    high.value = paintRange?.high ?? "";
  });
  return h("div", { class: "options" }, hint, preview, brush);
}
