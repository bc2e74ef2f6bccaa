// One line about what happened: an error stays until it is closed or overtaken, a notice goes by itself. What could not
// be saved, and a lost connection, stay for as long as they are true.

import { texts } from "../app/texts.js";
import { button, h } from "./dom.js";

const shownMs = 6_000;

export function createNotice(store, session) {
  const element = h("div", { class: "notice", hidden: true, role: "alert" });
  let timer = 0;

  store.on(["notice", "held", "connection", "opening"], (state) => {
    clearTimeout(timer);
    const notice = lasting(state, session) ?? state.notice;
    element.hidden = notice === null;
    if (notice === null) {
      return;
    }
    element.className = `notice notice-${notice.kind}`;
    element.replaceChildren(
      h("span", { class: "notice-text", text: notice.text }),
      ...(notice.actions ?? [notice.action]).filter(Boolean).map(({ text, run }) =>
        button({ text, press: () => { session.dismiss(); run(); } })),
      ...(notice.lasting ? [] : [button({ icon: "close", label: texts.notice.close, press: () => session.dismiss(), kind: "quiet small" })]),
    );
    if (notice.kind === "info") {
      timer = setTimeout(() => session.dismiss(), shownMs);
    }
  });
  return element;
}

function lasting(state, session) {
  if (state.held !== null) {
    return {
      kind: "error", lasting: true, text: texts.save.held(state.held),
      actions: [{ text: texts.save.retry, run: () => session.retrySteps() }, { text: texts.save.discard, run: () => session.dropStep() }],
    };
  }
  if (state.connection === "offline") {
    return { kind: "error", lasting: true, text: texts.save.lost };
  }
  return null;
}
