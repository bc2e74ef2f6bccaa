// Window and level: presets, figures, and whether the model sees the same.

import { texts } from "../app/texts.js";
import { widthAndLevel, windowFigure } from "../image/window.js";
import { button, h } from "../shell/dom.js";

export function createWindow(store, session) {
  const preset = h("select", { id: "window-preset", "aria-label": texts.window.preset });
  const width = h("input", { type: "number", step: "any", class: "number", id: "window-width" });
  const level = h("input", { type: "number", step: "any", class: "number", id: "window-level" });
  const modelLine = h("span", { class: "dim" });
  const give = button({ text: texts.window.give, press: () => session.step({ kind: "window", ...store.state.window }), kind: "quiet" });
  const model = h("div", { class: "model-window" }, modelLine, give);

  preset.addEventListener("change", () => {
    const chosen = session.presets()[preset.value];
    if (chosen) {
      session.setWindow({ low: chosen.low, high: chosen.high });
    }
  });
  const take = () => session.setWidthAndLevel(width.valueAsNumber, level.valueAsNumber);
  [width, level].forEach((field) => field.addEventListener("change", take));

  store.on(["document", "info"], (state) => {
    if (state.document) {
      preset.replaceChildren(
        ...session.presets().map(({ id, name }, i) => h("option", { value: String(i), text: `${name ?? texts.window[id]}${i < 10 ? `  (${i})` : ""}` })),
        h("option", { value: "", text: texts.window.custom }),
      );
      choose(state);
    }
  });
  store.on(["window", "project"], (state) => {
    if (!state.document) {
      return;
    }
    choose(state);
    const shown = widthAndLevel(state.window);
    width.value = windowFigure(shown.width, shown.width);
    level.value = windowFigure(shown.level, shown.width);
    const seen = widthAndLevel(state.project.modelWindow);
    const figure = (value) => windowFigure(value, seen.width);
    modelLine.textContent = texts.window.model(figure(seen.width), figure(seen.level));
    model.hidden = near(state.window, state.project.modelWindow);
  });

  function choose({ window }) {
    const at = session.presets().findIndex((one) => near(one, window));
    preset.value = at < 0 ? "" : String(at);
  }

  return h(
    "section", { class: "panel", "aria-labelledby": "window-title" },
    h("h2", { id: "window-title", text: texts.window.title }),
    h("div", { class: "window-fields" }, preset,
      h("label", { for: "window-width", text: "W", title: texts.window.width }), width,
      h("label", { for: "window-level", text: "L", title: texts.window.level }), level),
    model,
  );
}

function near(a, b) {
  const slack = 0.005 * Math.abs(b.high - b.low);
  return Math.abs(a.low - b.low) <= slack && Math.abs(a.high - b.high) <= slack;
}
