// Puts the page together: state, session, views, panels, keys.

import { texts } from "./texts.js";
import { attachPointer } from "../canvas/pointer.js";
import { createStrokes } from "../canvas/strokes.js";
import { Viewport } from "../canvas/viewport.js";
import { createAnswer } from "../panel/answer.js";
import { createObjects } from "../panel/objects.js";
import { createToolOptions, createToolrail } from "../panel/toolrail.js";
import { createVolume } from "../panel/volume.js";
import { createWindow } from "../panel/window.js";
import { createWorklistPanel } from "../panel/worklist.js";
import { createSession } from "../session/session.js";
import { createCommands } from "../shell/commands.js";
import { createDialogs } from "../shell/dialogs.js";
import { h } from "../shell/dom.js";
import { attachKeys } from "../shell/keys.js";
import { createNotice } from "../shell/notice.js";
import { createTopbar } from "../shell/topbar.js";
import { initialState } from "../state/initial.js";
import { axes, shownSlice, sliceKey } from "../state/select.js";
import { Store } from "../state/store.js";

const store = new Store(initialState);
const session = createSession(store);
const strokes = createStrokes(store, session);
const viewports = new Map(axes.map((axis) => [axis, new Viewport(axis, store, session, (one) => session.enlarge(one))]));
viewports.forEach((viewport) => attachPointer(viewport, store, session, strokes));
const large = () => viewports.get(store.state.large);
const objects = createObjects(store, session);
const views = { large, strokes, rename: objects.rename, dialog: (name) => openDialog(name) };
const commands = createCommands(store, session, views);
const openDialog = createDialogs(store, session, commands);

const stack = h("div", { class: "views" });
document.body.append(
  createTopbar(store, session, openDialog),
  h(
    "main", { class: "room" },
    createWorklistPanel(store, session),
    createToolrail(store, session, commands),
    h("div", { class: "desk" }, createToolOptions(store, session), stack, createNotice(store, session)),
    h(
      "aside", { class: "side" },
      objects.element, createAnswer(store, session, large), createVolume(store, session), createWindow(store, session),
    ),
  ),
);
attachKeys(store, commands, views);

// which views there are, and which of them is large
let standing = null;
store.on(["document", "large", "opening", "items"], (state) => {
  const shown = state.document?.views.map((view) => view.axis) ?? [];
  const ordered = [state.large, ...shown.filter((axis) => axis !== state.large)].filter((axis) => shown.includes(axis));
  const word = ordered.join() || (state.opening || state.items.length > 0 ? texts.loading : texts.noItems);
  if (word === standing) {
    return; // moving elements takes the focus from them
  }
  standing = word;
  stack.classList.toggle("several", ordered.length > 1);
  stack.replaceChildren(...ordered.map((axis) => viewports.get(axis).element));
  viewports.forEach((viewport, axis) => viewport.element.classList.toggle("large", axis === state.large));
  if (shown.length === 0) {
    stack.append(h("p", { class: "empty", role: "status", text: word }));
  }
});

const drawn = [
  "document", "project", "cross", "large", "cameras", "window", "masksDrawn", "loaded", "active", "masksShown", "outlinesOnly", "tool",
];
store.on(drawn, () => viewports.forEach((viewport) => viewport.draw()));
store.on(["said", "preview", "sending", "pointer", "radiusMm"], () => large().draw());

store.on(["embeddings", "cross", "large", "sending", "held", "connection"], (state) => {
  viewports.forEach((viewport, axis) => {
    const embedding = axis === state.large ? state.embeddings[sliceKey(shownSlice(state, axis))] : null;
    const busy = state.sending.length > 0 && state.held === null && state.connection === "online" && embedding?.status === "ready" && axis === state.large;
    const quiet = !embedding || embedding.status === "ready";
    viewport.status.textContent = busy ? texts.answer.busy
      : quiet ? "" : embedding.status === "failed" ? texts.embedding.failed(embedding.message) : texts.embedding[embedding.status];
    viewport.status.className = `view-status ${busy ? "computing" : (embedding?.status ?? "")}`;
  });
});

// a click with the mouse leaves the keys to the image
document.addEventListener("click", (event) => {
  if (event.detail > 0 && event.target.closest("button") && !event.target.closest("dialog") && !document.querySelector("dialog[open], input[type=text]:focus")) {
    large()?.stage.focus({ preventScroll: true });
  }
});

const tellUnexpected = (what) => session.complain(texts.error.unexpected(what));
addEventListener("error", (event) => tellUnexpected(event.message));
addEventListener("unhandledrejection", (event) => tellUnexpected(event.reason?.message ?? String(event.reason)));

session.start();
