// Dialogs: keys, export, import, measurements. The browser's own element keeps the focus inside and closes on Escape.

import { texts } from "../app/texts.js";
import { activeObject } from "../state/select.js";
import { button, h } from "./dom.js";
import { keyText } from "./commands.js";

/** @returns a function that opens a dialog by its name */
export function createDialogs(store, session, commands) {
  const contents = {
    help: () => helpSheet(commands),
    export: () => exportSheet(store, session),
    import: (close) => importSheet(store, session, close),
    measures: () => measuresSheet(session),
  };

  return (name) => {
    const dialog = h("dialog", { class: `dialog dialog-${name}`, "aria-labelledby": "dialog-title" });
    const close = () => dialog.close();
    const { title, body, closed } = contents[name](close);
    dialog.append(
      h("div", { class: "dialog-head" }, h("h2", { id: "dialog-title", text: title }), button({ icon: "close", label: texts.help.close, press: close, kind: "quiet" })),
      body,
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      closed?.();
    });
    dialog.addEventListener("click", (event) => event.target === dialog && close());
    document.body.append(dialog);
    dialog.showModal();
  };
}

function rows(pairs) {
  return h("dl", { class: "keys" }, ...pairs.flatMap(([key, text]) => [h("dt", {}, ...[key].flat().map((one) => h("kbd", { text: one }))), h("dd", { text })]));
}

function helpSheet(commands) {
  const groups = Object.entries(texts.help.groups).map(([group, title]) => {
    const shown = commands.filter((command) => command.group === group && !command.hidden);
    return h("section", {}, h("h3", { text: title }), rows(shown.map((command) => [command.keys.map(keyText), command.text])));
  });
  return {
    title: texts.help.title,
    body: h(
      "div", { class: "sheet", tabindex: "0" }, ...groups,
      h("section", {}, h("h3", { text: texts.help.mouseTitle }), rows(texts.help.mouse)),
      h("section", {}, h("h3", { text: texts.help.cursorTitle }), rows(texts.help.cursor)),
    ),
  };
}

function exportSheet(store, session) {
  const list = store.state.document.formats.map((format) => {
    const [name, ending] = texts.files.format[format] ?? [format, ""];
    return h(
      "li", { class: "format" },
      h("span", { class: "format-name" }, h("span", { text: name }), h("span", { class: "dim", text: ending })),
      button({ text: texts.files.download, press: () => session.download(format) }),
      button({ text: texts.files.beside, press: () => session.saveBeside(format) }),
    );
  });
  if (store.state.notice?.kind === "info") {
    session.dismiss(); // what is told from here on is about this
  }
  const line = h("p", { class: "dialog-line", role: "status" });
  const actions = h("div", { class: "dialog-actions" });
  store.on(["notice"], ({ notice }) => {
    line.textContent = notice?.text ?? "";
    line.classList.toggle("error", notice?.kind === "error");
    actions.replaceChildren(...(notice?.action ? [button({ text: notice.action.text, press: notice.action.run })] : []));
  });
  const closed = () => session.dismiss(); // it was read here
  return { title: texts.files.title, closed, body: h("div", {}, h("p", { class: "dim", text: texts.files.hint }), h("ul", { class: "formats" }, ...list), line, actions) };
}

function importSheet(store, session, close) {
  const active = activeObject(store.state);
  const file = h("input", { type: "file", id: "import-file", required: true });
  const into = h(
    "select", { id: "import-as" },
    h("option", { value: "", text: texts.files.importNew }),
    active && !active.accepted && h("option", { value: String(active.id), text: texts.files.importInto(active.name) }),
  );
  const run = h("button", { type: "submit", class: "button primary" }, h("span", { text: texts.files.importRun }));
  const form = h(
    "form",
    {
      class: "form",
      onsubmit: (event) => {
        event.preventDefault();
        close();
        session.importLabels(file.files[0], into.value === "" ? null : Number(into.value));
      },
    },
    h("p", { class: "dim", text: texts.files.importHint }),
    h("label", { for: "import-file", text: texts.files.importFile }), file,
    h("label", { for: "import-as", text: texts.files.importAs }), into,
    h("div", { class: "dialog-actions" }, run),
  );
  return { title: texts.files.importTitle, body: form };
}

function measuresSheet(session) {
  const body = h("div", {}, h("p", { class: "dim", text: texts.loading }));
  session.measurements().then((found) => {
    if (!found || found.length === 0) {
      body.replaceChildren(h("p", { class: "dim", text: texts.measures.none }));
      return;
    }
    const cells = (row) => [
      row.name, texts.measures.volume(row), texts.measures.length(row.longest, row.unit), texts.measures.length(row.across, row.unit), texts.measures.slice(row),
    ];
    body.replaceChildren(
      h(
        "table", { class: "table" },
        h("thead", {}, h("tr", {}, ...texts.measures.columns.map((text) => h("th", { scope: "col", text })))),
        h("tbody", {}, ...found.map((row) => h("tr", {}, ...cells(row).map((text) => h("td", { text }))))),
      ),
    );
  });
  return { title: texts.measures.title, body };
}
