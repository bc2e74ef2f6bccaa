// Everything that can be done by a key, in one table: keys, the sheet of keys and the buttons' hints read it.

import { texts } from "../app/texts.js";
import { activeObject, axisNumber, isVolume, largeSlice, saidOfActive } from "../state/select.js";

/**
 * @param views gives the large viewport, strokes, and the dialogs by name
 * @returns rows {group, id, keys, text, run, hidden?}; `hidden` ones are left out of the sheet
 */
export function createCommands(store, session, views) {
  const c = texts.command;
  const state = () => store.state;
  const tool = (id, key) => ({ group: "draw", id, keys: [key], text: c[id], run: () => session.setTool(id) });
  const turn = (steps) => () => isVolume(state()) && session.turn(state().large, steps);
  const goTo = (index) => () => isVolume(state()) && session.goToSlice(state().large, index());
  const zoom = (factor) => () => {
    const { frame, axis } = views.large();
    session.look(axis, frame.zoomed(factor, frame.screenWidth / 2, frame.screenHeight / 2));
  };
  const withObject = (run) => () => activeObject(state()) && run(activeObject(state()));
  const last = () => state().document.size[axisNumber(state().large)] - 1;

  return [
    tool("point", "P"),
    tool("exclude", "X"),
    { group: "draw", id: "toggle", keys: ["T"], text: c.toggle, run: () => session.setTool(state().tool === "point" ? "exclude" : "point") },
    tool("box", "B"),
    tool("scribble", "S"),
    tool("lasso", "L"),
    tool("recist", "D"),
    tool("brush", "R"),
    tool("eraser", "E"),
    { group: "draw", id: "smaller", keys: ["["], text: c.smaller, run: () => session.resizeBrush(1 / 1.2) },
    { group: "draw", id: "larger", keys: ["]"], text: c.larger, run: () => session.resizeBrush(1.2) },
    { group: "draw", id: "candidate", keys: ["M"], text: c.candidate, run: () => nextCandidate(state(), session) },
    { group: "draw", id: "preview", keys: ["Q"], text: c.preview, run: () => store.set({ previewOn: !state().previewOn, preview: null }) },
    { group: "draw", id: "clear", keys: ["Backspace"], text: c.clear, run: withObject((object) => session.step({ kind: "clear", object: object.id, slice: largeSlice(state()) })) },
    { group: "draw", id: "cancel", keys: ["Escape"], text: c.cancel, run: () => cancel(state(), session, views) },

    { group: "objects", id: "undo", keys: ["Ctrl+Z"], text: c.undo, run: () => session.undo() },
    { group: "objects", id: "redo", keys: ["Ctrl+Y", "Ctrl+Shift+Z"], text: c.redo, run: () => session.redo() },
    { group: "objects", id: "accept", keys: ["Enter"], text: c.accept, run: () => session.acceptNext() },
    { group: "objects", id: "next", keys: ["N"], text: c.next, run: () => session.nextObject() },
    { group: "objects", id: "objectUp", keys: ["K"], text: c.objectUp, run: () => neighbour(state(), session, -1) },
    { group: "objects", id: "objectDown", keys: ["J"], text: c.objectDown, run: () => neighbour(state(), session, 1) },
    { group: "objects", id: "rename", keys: ["F2"], text: c.rename, run: withObject((object) => views.rename(object)) },
    { group: "objects", id: "hideObject", keys: ["H"], text: c.hideObject, run: withObject((object) => session.step({ kind: "show", object: object.id, visible: !object.visible })) },
    { group: "objects", id: "delete", keys: ["Delete"], text: c.delete, run: withObject((object) => session.deleteObject(object)) },

    { group: "look", id: "crosshair", keys: ["C"], text: c.crosshair, run: () => session.setTool("crosshair") },
    { group: "look", id: "pan", keys: ["A"], text: c.pan, run: () => session.setTool("pan") },
    { group: "look", id: "window", keys: ["W"], text: c.window, run: () => session.setTool("window") },
    { group: "look", id: "fit", keys: ["F"], text: c.fit, run: () => session.fit(state().large) },
    { group: "look", id: "zoomIn", keys: ["+", "="], text: c.zoomIn, run: zoom(1.25) },
    { group: "look", id: "zoomOut", keys: ["-"], text: c.zoomOut, run: zoom(0.8) },
    { group: "look", id: "masks", keys: ["V"], text: c.masks, run: () => store.set({ masksShown: !state().masksShown }) },
    { group: "look", id: "outline", keys: ["O"], text: c.outline, run: () => store.set({ outlinesOnly: !state().outlinesOnly }) },
    { group: "look", id: "proposed", keys: ["0"], text: c.proposed, run: () => preset(session, 0) },
    ...Array.from({ length: 9 }, (_, i) => ({
      group: "look", id: `preset${i + 1}`, keys: [String(i + 1)], text: c.preset(i + 1), run: () => preset(session, i + 1), hidden: true,
    })),
    { group: "look", id: "presets", keys: ["1 – 9"], text: c.presets, run: () => {} },

    { group: "volume", id: "sliceUp", keys: ["ArrowUp", "ArrowRight"], text: c.sliceUp, run: turn(1) },
    { group: "volume", id: "sliceDown", keys: ["ArrowDown", "ArrowLeft"], text: c.sliceDown, run: turn(-1) },
    { group: "volume", id: "sliceFar", keys: ["PageUp"], text: c.sliceFar, run: turn(10) },
    { group: "volume", id: "sliceFarDown", keys: ["PageDown"], text: c.sliceFarDown, run: turn(-10) },
    { group: "volume", id: "firstSlice", keys: ["Home"], text: c.firstSlice, run: goTo(() => 0) },
    { group: "volume", id: "lastSlice", keys: ["End"], text: c.lastSlice, run: goTo(last) },
    { group: "volume", id: "enlarge", keys: ["U"], text: c.enlarge, run: () => isVolume(state()) && session.enlargeNext() },
    { group: "volume", id: "propagate", keys: ["G"], text: c.propagate, run: () => isVolume(state()) && session.propagate("meeting") },
    { group: "volume", id: "interpolate", keys: ["I"], text: c.interpolate, run: () => isVolume(state()) && session.propagate("interpolated") },
    { group: "volume", id: "end", keys: ["Y"], text: c.end, run: withObject((object) => session.step({ kind: "end", object: object.id, slice: largeSlice(state()) })) },

    { group: "files", id: "finish", keys: ["Ctrl+Enter"], text: c.finish, run: () => session.finish("done") },
    { group: "files", id: "nextImage", keys: ["."], text: c.nextImage, run: () => session.openNeighbour(1) },
    { group: "files", id: "previousImage", keys: [","], text: c.previousImage, run: () => session.openNeighbour(-1) },
    { group: "files", id: "export", keys: ["Ctrl+S"], text: c.export, run: () => views.dialog("export") },
    { group: "files", id: "import", keys: ["Ctrl+O"], text: c.import, run: () => views.dialog("import") },
    { group: "files", id: "measures", keys: ["Ctrl+M"], text: c.measures, run: () => views.dialog("measures") },
    { group: "files", id: "worklist", keys: ["/"], text: c.worklist, run: () => store.set({ worklistShown: !state().worklistShown }) },
    { group: "files", id: "help", keys: ["?", "F1"], text: c.help, run: () => views.dialog("help") },
  ];
}

function nextCandidate(state, session) {
  const said = saidOfActive(state);
  if (said?.answer && said.answer.candidates.length > 1) {
    const candidate = (said.answer.chosen + 1) % said.answer.candidates.length;
    session.step({ kind: "choose", object: state.active, slice: largeSlice(state), candidate });
  }
}

function neighbour(state, session, by) {
  const ids = (state.project?.objects ?? []).map((object) => object.id);
  const next = ids[state.active === null ? (by < 0 ? ids.length - 1 : 0) : ids.indexOf(state.active) + by];
  if (next !== undefined) {
    session.activate(next);
  }
}

function preset(session, number) {
  const chosen = session.presets()[number];
  if (chosen) {
    session.setWindow({ low: chosen.low, high: chosen.high });
  }
}

function cancel(state, session, views) {
  if (views.large().stroke) {
    views.strokes.cancel(views.large());
  } else if (state.propagation) {
    session.stopPropagation();
  } else {
    session.dismiss();
  }
}

/** A key as it is printed. */
export function keyText(key) {
  return key.split("+").map((part) => texts.key[part] ?? part).join("+") || key;
}
