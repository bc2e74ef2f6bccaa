// The line at the top: which image, undo and redo, files, the model, and whether everything is saved.

import { texts } from "../app/texts.js";
import { button, h, icon } from "./dom.js";

export function createTopbar(store, session, openDialog) {
  const name = h("span", { class: "document-name" });
  const list = button({ icon: "list", label: texts.worklist.toggle, key: "/", press: () => store.set({ worklistShown: !store.state.worklistShown }), kind: "quiet" });
  const undo = button({ icon: "undo", label: texts.command.undo, key: "Ctrl+Z", press: () => session.undo(), kind: "quiet" });
  const redo = button({ icon: "redo", label: texts.command.redo, key: "Ctrl+Y", press: () => session.redo(), kind: "quiet" });
  const model = h("span", { class: "model", role: "status" });
  const save = h("span", { class: "save", role: "status", "aria-live": "polite" });

  store.on(["document", "worklistShown"], (state) => {
    name.textContent = state.document?.name ?? "";
    document.title = state.document ? `${state.document.name} – ${texts.name}` : texts.name;
    list.setAttribute("aria-pressed", String(state.worklistShown));
  });
  store.on(["project"], ({ project }) => {
    tell(undo, texts.undo(texts.step[project?.undo] ?? project?.undo), "Ctrl+Z", !project?.canUndo);
    tell(redo, texts.redo(texts.step[project?.redo] ?? project?.redo), "Ctrl+Y", !project?.canRedo);
  });
  store.on(["info"], ({ info }) => {
    const { status, name: modelName, message } = info?.model ?? { status: "loading" };
    model.className = `model model-${status}`;
    model.textContent = { loading: texts.model.loading(modelName), ready: texts.model.ready(modelName), failed: texts.model.failed(message) }[status];
  });
  let shown = "";
  store.on(["connection", "waiting", "held", "project"], (state) => {
    const { kind, text, drawing } = saveState(state);
    if (kind + text !== shown) {
      shown = kind + text;
      save.className = `save save-${kind}`;
      save.replaceChildren(icon(drawing), h("span", { text }));
    }
  });

  return h(
    "header", { class: "topbar" },
    h("div", { class: "topbar-side" }, list, h("span", { class: "wordmark", text: texts.name }), name),
    h("div", { class: "topbar-middle" }, undo, redo),
    h(
      "div", { class: "topbar-side topbar-end" },
      model, save,
      button({ icon: "measure", label: texts.measures.title, key: "Ctrl+M", press: () => openDialog("measures"), kind: "quiet" }),
      button({ icon: "import", text: texts.files.import, label: texts.command.import, press: () => openDialog("import"), kind: "quiet" }),
      button({ icon: "export", text: texts.files.export, press: () => openDialog("export") }),
      button({ icon: "help", label: texts.help.open, key: "?", press: () => openDialog("help"), kind: "quiet" }),
    ),
  );
}

function tell(element, label, key, disabled) {
  element.title = `${label} (${key})`;
  element.setAttribute("aria-label", label);
  element.disabled = disabled;
}

function saveState({ connection, waiting, held, project }) {
  if (held !== null || project?.save.status === "failed") {
    return { kind: "failed", text: texts.save.failed, drawing: "offline" };
  }
  if (connection === "offline") {
    return { kind: "failed", text: waiting > 0 ? texts.save.offlineWith(waiting) : texts.save.offline, drawing: "offline" };
  }
  if (waiting > 0) {
    return { kind: "saving", text: texts.save.saving, drawing: "saving" };
  }
  return project ? { kind: "saved", text: texts.save.saved, drawing: "saved" } : { kind: "saving", text: "", drawing: "saving" };
}
