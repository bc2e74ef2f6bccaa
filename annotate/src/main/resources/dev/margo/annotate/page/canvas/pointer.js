// What the mouse, a finger or a pen does in a view. The left button is the tool; right drags window and level; middle
// drags the image; the wheel turns slices, with Ctrl it zooms; two fingers move and zoom.

import { toVoxel } from "../image/planes.js";
import { widthAndLevel, windowOf } from "../image/window.js";
import { isVolume } from "../state/select.js";

const wheelStepPx = 60;

/** @param strokes {begin(viewport, x, y, event), move(viewport, x, y), end(viewport), cancel(viewport)} */
export function attachPointer(viewport, store, session, strokes) {
  const { stage } = viewport;
  let drag = null; // (event) => void, while a button is down
  let lift = null;
  let wheelRest = 0;
  const fingers = new Map();

  const at = (event) => {
    const { left, top } = stage.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };

  stage.addEventListener("contextmenu", (event) => event.preventDefault());
  stage.addEventListener("dblclick", () => {
    if (!viewport.large) {
      session.enlarge(viewport.axis);
    }
  });

  stage.addEventListener("pointerdown", (event) => {
    if (!viewport.frame) {
      return;
    }
    stage.focus({ preventScroll: true });
    stage.setPointerCapture(event.pointerId);
    viewport.keyCursor = false;
    if (event.pointerType === "touch") {
      fingers.set(event.pointerId, at(event));
      if (fingers.size === 2) {
        strokes.cancel(viewport);
        [drag, lift] = [null, null];
        return;
      }
    }
    [drag, lift] = begin(event);
    drag?.(event);
  });

  stage.addEventListener("pointermove", (event) => {
    const { frame } = viewport;
    if (!frame) {
      return;
    }
    if (fingers.has(event.pointerId) && fingers.size === 2) {
      pinch(event, frame);
      return;
    }
    hover(event, frame);
    if (drag) {
      (event.getCoalescedEvents?.() ?? [event]).forEach((part) => drag(part));
    } else if (event.shiftKey && isVolume(store.state)) {
      meetAt(event);
    }
    viewport.draw();
  });

  const up = (event) => {
    fingers.delete(event.pointerId);
    lift?.(event);
    [drag, lift] = [null, null];
  };
  stage.addEventListener("pointerup", up);
  stage.addEventListener("pointercancel", (event) => {
    strokes.cancel(viewport);
    lift = null;
    up(event);
  });
  stage.addEventListener("pointerleave", () => {
    if (!drag) {
      viewport.cursor = null;
      session.leave();
      viewport.draw();
    }
  });

  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const { frame } = viewport;
      if (!frame) {
        return;
      }
      if (event.ctrlKey || event.metaKey || !isVolume(store.state)) {
        const [x, y] = at(event);
        session.look(viewport.axis, frame.zoomed(Math.exp(-pixels(event) * zoomPerPixel(event)), x, y));
        return;
      }
      wheelRest += pixels(event);
      const steps = Math.trunc(wheelRest / wheelStepPx);
      wheelRest -= steps * wheelStepPx;
      session.turn(viewport.axis, -steps);
    },
    { passive: false },
  );

  function begin(event) {
    const { tool } = store.state;
    if (event.button === 1 || (event.button === 0 && tool === "pan" && viewport.large)) {
      return dragCamera(event);
    }
    if (event.button === 2 || (event.button === 0 && tool === "window" && viewport.large)) {
      return dragWindow(event);
    }
    if (event.button !== 0) {
      return [null, null];
    }
    if (!viewport.large || tool === "crosshair" || event.shiftKey) {
      return isVolume(store.state) ? [meetAt, null] : [null, null];
    }
    const { frame } = viewport;
    const [x, y] = frame.toSlice(...at(event));
    if (!frame.contains(x, y) && tool !== "box" && tool !== "lasso") {
      return [null, null];
    }
    strokes.begin(viewport, ...frame.clamp(x, y), event.altKey);
    return [
      (moved) => strokes.move(viewport, ...frame.clamp(...frame.toSlice(...at(moved)))),
      () => strokes.end(viewport),
    ];
  }

  function dragCamera(start) {
    const { frame } = viewport;
    const [fromX, fromY] = at(start);
    return [
      (event) => {
        const [x, y] = at(event);
        session.look(viewport.axis, frame.moved(x - fromX, y - fromY));
      },
      null,
    ];
  }

  function dragWindow(start) {
    const { width, level } = widthAndLevel(store.state.window);
    const { least, greatest } = store.state.document.voxels;
    const step = Math.max(width, (greatest - least) / 50) / 300;
    return [
      (event) => {
        const wider = width + (event.clientX - start.clientX) * step;
        session.setWindow(windowOf(Math.max(wider, step), level - (event.clientY - start.clientY) * step));
      },
      null,
    ];
  }

  function meetAt(event) {
    const { frame } = viewport;
    const [x, y] = frame.clamp(...frame.toSlice(...at(event)));
    session.meet(toVoxel(viewport.slice, x, y));
  }

  function hover(event, frame) {
    const [x, y] = frame.toSlice(...at(event));
    viewport.keyCursor = false;
    viewport.cursor = { x, y };
    if (frame.contains(x, y)) {
      session.hover(viewport.axis, x, y, drag === null && viewport.large, event.altKey);
    } else {
      session.leave();
    }
  }

  function pinch(event, frame) {
    const before = [...fingers.values()];
    fingers.set(event.pointerId, at(event));
    const after = [...fingers.values()];
    const middle = (pair) => [(pair[0][0] + pair[1][0]) / 2, (pair[0][1] + pair[1][1]) / 2];
    const spread = (pair) => Math.max(10, Math.hypot(pair[0][0] - pair[1][0], pair[0][1] - pair[1][1]));
    const [fromX, fromY] = middle(before);
    const [toX, toY] = middle(after);
    const zoomed = frame.zoomed(spread(after) / spread(before), toX, toY);
    session.look(viewport.axis, { ...zoomed, x: zoomed.x - (toX - fromX) / zoomed.scale, y: zoomed.y - (toY - fromY) / zoomed.scale });
  }
}

// a pinch on a touchpad comes as many small turns of the wheel with Ctrl, a mouse's wheel as few large ones
function zoomPerPixel(event) {
  return event.ctrlKey && Math.abs(pixels(event)) < 40 ? 0.01 : 0.002;
}

function pixels(event) {
  return event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 40 : event.deltaY;
}
