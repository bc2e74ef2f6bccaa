// What a user sees of the document: slices, cameras, window, tool. Never journalled.

import { windowOf, widthAndLevel } from "../image/window.js";
import { inSlice, toVoxel } from "../image/planes.js";
import { axisNumber, shownSlice, viewAcross } from "../state/select.js";

const mostOfAir = -500; // HU

export function createDisplay(store, session, open) {
  function underPointer(axis, x, y) {
    const slice = shownSlice(store.state, axis);
    const { width } = viewAcross(store.state, axis);
    const value = open.voxels?.valueAt(axis, slice.index, Math.round(x), Math.round(y), width) ?? null;
    return { axis, voxel: toVoxel(slice, x, y), value: value === null ? null : Number(value.toPrecision(5)) };
  }

  const display = {
    /** Brings all views to a voxel. */
    meet(voxel) {
      const { size } = store.state.document;
      const cross = voxel.map((at, i) => Math.min(Math.max(at, 0), size[i] - 1));
      if (cross.some((at, i) => at !== store.state.cross[i])) {
        store.set({ cross, preview: null });
        const { pointer } = store.state;
        if (pointer) {
          store.set({ pointer: underPointer(pointer.axis, ...inSlice(pointer.axis, pointer.voxel)) });
        }
      }
    },

    /** Lets the other views cut through what lies in a box of a slice, [x0, y0, x1, y1], where they show none of it. */
    showAround(slice, [x0, y0, x1, y1]) {
      const index = store.state.cross[axisNumber(slice.axis)]; // the user may have gone on
      const [x, y] = inSlice(slice.axis, store.state.cross);
      if (x < x0 || x > x1 || y < y0 || y > y1) {
        display.meet(toVoxel({ ...slice, index }, (x0 + x1) / 2, (y0 + y1) / 2));
      }
    },

    goToSlice(axis, index) {
      const cross = [...store.state.cross];
      cross[axisNumber(axis)] = index;
      display.meet(cross);
    },

    turn(axis, steps) {
      display.goToSlice(axis, store.state.cross[axisNumber(axis)] + steps);
    },

    look(axis, camera) {
      store.set({ cameras: { ...store.state.cameras, [axis]: camera } });
    },

    fit(axis) {
      const { [axis]: _, ...others } = store.state.cameras;
      store.set({ cameras: others });
    },

    enlarge(axis) {
      store.set({ large: axis, preview: null });
    },

    enlargeNext() {
      const { document, large } = store.state;
      const at = document.views.findIndex((view) => view.axis === large);
      display.enlarge(document.views[(at + 1) % document.views.length].axis);
    },

    setWindow(window) {
      store.set({ window });
    },

    setWidthAndLevel(width, level) {
      const before = widthAndLevel(store.state.window);
      const wide = Number.isFinite(width) && width > 0 ? width : before.width;
      store.set({ window: windowOf(wide, Number.isFinite(level) ? level : before.level) });
    },

    /** Window presets of the document, the proposed one first: {name, low, high}, name null for it and the full range. */
    presets() {
      const { document, info } = store.state;
      const { least, greatest, intensity } = document.voxels;
      const full = { id: "full", low: least, high: greatest };
      const ct = intensity === "hounsfield" || least <= mostOfAir; // NIfTI does not say it; nothing else has such values
      const proposed = { id: "proposed", ...(document.window ?? { low: least, high: greatest }) };
      return [proposed, ...(ct ? (info?.windows ?? []) : []), full];
    },

    setTool(tool) {
      store.set({ tool, preview: null });
    },

    resizeBrush(factor) {
      const { radiusMm, document, large } = store.state;
      const least = document ? viewAcross(store.state, large).spacingX / 2 : 0.1;
      store.set({ radiusMm: Math.min(Math.max(radiusMm * factor, least), 500) });
    },

    /** The mouse is over (x, y) of a slice. */
    hover(axis, x, y, mayPreview, opposite) {
      store.set({ pointer: underPointer(axis, x, y) });
      if (mayPreview) {
        session.preview(shownSlice(store.state, axis), x, y, opposite);
      }
    },

    leave() {
      session.endPreview();
      store.set({ pointer: null, preview: null });
    },
  };
  return display;
}
