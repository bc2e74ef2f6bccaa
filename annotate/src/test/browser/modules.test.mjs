// Claims about the page's modules that need no browser; run by node --test.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.DOMMatrix ??= class {
  constructor(values) {
    [this.a, this.b, this.c, this.d, this.e, this.f] = values;
  }
};
globalThis.Path2D ??= class {
  points = [];
  loops = 0;
  moveTo(x, y) {
    this.points.push([x, y]);
  }
  lineTo(x, y) {
    this.points.push([x, y]);
  }
  closePath() {
    this.loops++;
  }
};
globalThis.ImageData ??= class {
  constructor(width, height) {
    Object.assign(this, { width, height, data: new Uint8ClampedArray(4 * width * height) });
  }
};

// MARGO_PAGE: a copy of the page below a package.json that calls its files modules, for versions of node that want that
const page = new URL(`file://${process.env.MARGO_PAGE}/`);
const load = (name) => import(new URL(name, page));
const { bitsOfRuns, bytesOfBase64 } = await load("mask/runs.js");
const { contour } = await load("mask/contour.js");
const { Frame } = await load("image/frame.js");
const { inSlice, toVoxel } = await load("image/planes.js");
const { paintSlice, widthAndLevel, windowOf } = await load("image/window.js");
const { reduce } = await load("state/reduce.js");
const { createDisplay } = await load("session/display.js");
const { objectForPrompt } = await load("state/select.js");
const { Store } = await load("state/store.js");
const { Outbox } = await load("server/outbox.js");
const { NoConnection, Refusal } = await load("server/api.js");
const { tools } = await load("tools/tools.js");

test("runs become bits, and one longer than 127 takes two bytes", () => {
  assert.deepEqual([...bitsOfRuns(Uint8Array.of(2, 3, 1), 8)], [0, 0, 1, 1, 1, 0, 0, 0]);
  const long = bitsOfRuns(bytesOfBase64(Buffer.from([0, 0xac, 0x02]).toString("base64")), 400);
  assert.equal(long.lastIndexOf(1), 299);
});

test("a ring has an outer outline and one of its hole", () => {
  const path = contour(Uint8Array.of(1, 1, 1, 1, 0, 1, 1, 1, 1), 3, 3);
  assert.equal(path.loops, 2);
});

test("diagonal neighbours are outlined apart, and the corners of one pixel are its edges", () => {
  assert.equal(contour(Uint8Array.of(1, 0, 0, 1), 2, 2).loops, 2);
  assert.deepEqual(contour(Uint8Array.of(1), 1, 1).points.slice(0, 4), [[0, 0], [1, 0], [1, 1], [0, 1]]);
});

test("outlines enclose as many pixels as the mask has", () => {
  let seed = 5;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let round = 0; round < 200; round++) {
    const [width, height] = [1 + Math.floor(random() * 9), 1 + Math.floor(random() * 9)];
    const bits = Uint8Array.from({ length: width * height }, () => (random() < 0.5 ? 1 : 0));
    let area = 0;
    let last = null;
    globalThis.Path2D.prototype.moveTo = function (x, y) {
      this.start = last = [x, y];
    };
    globalThis.Path2D.prototype.lineTo = function (x, y) {
      area += (last[0] * y - x * last[1]) / 2;
      last = [x, y];
    };
    globalThis.Path2D.prototype.closePath = function () {
      this.lineTo(...this.start);
    };
    contour(bits, width, height);
    assert.equal(Math.round(area), bits.reduce((sum, bit) => sum + bit, 0));
  }
});

const views = [false, true].flatMap((swapped) =>
  [false, true].flatMap((flippedX) => [false, true].map((flippedY) => ({
    width: 40, height: 20, spacingX: 0.5, spacingY: 3, display: { swapped, flippedX, flippedY },
  }))));

test("every place of a slice comes back from the screen, whatever way it is turned", () => {
  for (const view of views) {
    const frame = new Frame(view, 300, 200, { scale: 2.5, x: 7, y: 11 });
    for (const [x, y] of [[0, 0], [39, 19], [12.25, 3.5]]) {
      const back = frame.toSlice(...frame.toScreen(x, y));
      assert.ok(Math.hypot(back[0] - x, back[1] - y) < 1e-9, JSON.stringify(view.display));
    }
  }
});

test("the matrix puts the edges of a pixel half a pixel from its centre", () => {
  for (const view of views) {
    const frame = new Frame(view, 300, 200, null);
    const { a, b, c, d, e, f } = frame.matrix();
    const [sx, sy] = frame.toScreen(5, 7);
    assert.ok(Math.hypot(a * 5.5 + c * 7.5 + e - sx, b * 5.5 + d * 7.5 + f - sy) < 1e-9);
  }
});

test("a fitted slice is to scale in mm and lies within the view", () => {
  const frame = new Frame(views[0], 300, 200, null);
  const [left, top] = frame.toScreen(-0.5, -0.5);
  const [right, bottom] = frame.toScreen(39.5, 19.5);
  assert.ok(Math.abs((right - left) / (bottom - top) - (40 * 0.5) / (20 * 3)) < 1e-9);
  assert.ok(left >= 0 && top >= 0 && right <= 300 && bottom <= 200);
});

test("zooming leaves what is under the cursor where it is", () => {
  const frame = new Frame(views[0], 300, 200, null);
  const before = frame.toSlice(170, 60);
  const after = new Frame(views[0], 300, 200, frame.zoomed(3, 170, 60)).toSlice(170, 60);
  assert.ok(Math.hypot(before[0] - after[0], before[1] - after[1]) < 1e-9);
});

test("a voxel is found again in each of its three slices", () => {
  ["x", "y", "z"].forEach((axis, i) => {
    const voxel = [3, 5, 7];
    assert.deepEqual(toVoxel({ axis, index: voxel[i] }, ...inSlice(axis, voxel)), voxel);
  });
});

test("low is black, high is white, and rescale comes before the window", () => {
  const pixels = paint([-24, 976, 1176, 1376], { slope: 1, intercept: -1024 }, { low: -48, high: 352 });
  assert.deepEqual(pixels.map((grey) => grey[0]), [0, 0, 128, 255]);
});

test("width and level name the same window as low and high", () => {
  assert.deepEqual(widthAndLevel({ low: -160, high: 240 }), { width: 400, level: 40 });
  assert.deepEqual(windowOf(400, 40), { low: -160, high: 240 });
});

test("an older state, or one of another document, changes nothing", () => {
  const state = { document: { id: "a" }, project: { seq: 5, objects: [] }, active: null, sending: [] };
  assert.deepEqual(reduce(state, { type: "state", document: "a", state: { seq: 4, objects: [] } }), {});
  assert.deepEqual(reduce(state, { type: "state", document: "b", state: { seq: 9, objects: [] } }), {});
  assert.equal(reduce(state, { type: "state", document: "a", state: { seq: 6, objects: [] } }).project.seq, 6);
});

test("an active object that is gone is active no more", () => {
  const state = { document: { id: "a" }, project: { seq: 5, objects: [{ id: 2 }] }, active: 2, sending: [] };
  assert.equal(reduce(state, { type: "state", document: "a", state: { seq: 6, objects: [] } }).active, null);
});

test("an object whose first prompt is on its way keeps its prompts, and its id", () => {
  const state = { document: { id: "a" }, project: { seq: 5, objects: [{ id: 2 }] }, active: 3, sending: [{ object: 3 }] };
  assert.equal(reduce(state, { type: "state", document: "a", state: { seq: 6, objects: [{ id: 2 }] } }).active, 3);
  assert.equal(objectForPrompt(state), 3, "what is drawn next is about the same object");
  assert.equal(objectForPrompt({ ...state, active: null }), 4, "unless a new one was asked for");
  assert.equal(objectForPrompt({ ...state, active: null, sending: [] }), 3);
  assert.equal(objectForPrompt({ project: { objects: [] }, active: null, sending: [] }), 1);
});

test("listeners are told once of many changes, and not of others' keys", async () => {
  const store = new Store({ a: 1, b: 1 });
  const told = [];
  store.on(["a"], ({ a }) => told.push(a));
  store.set({ a: 2 });
  store.set({ a: 3 });
  await null;
  store.set({ b: 2 });
  await null;
  assert.deepEqual(told, [1, 3]);
});

test("steps are delivered in order, again after a lost connection, and none is saved before it is acknowledged", async () => {
  const sent = [];
  const waiting = [];
  const outbox = new Outbox((count) => waiting.push(count));
  let lost = 1;
  const first = outbox.add(async () => {
    sent.push("first");
    if (lost-- > 0) {
      throw new NoConnection("gone");
    }
    return 1;
  });
  const second = outbox.add(async () => sent.push("second"));
  assert.equal(outbox.length, 2);
  await new Promise((resume) => setTimeout(resume, 0));
  assert.equal(outbox.length, 2);
  outbox.retry();
  await Promise.all([first, second]);
  assert.deepEqual(sent, ["first", "first", "second"]);
  assert.equal(waiting.at(-1), 0);
});

test("a step that the disk refuses is held until it is tried again; the next ones wait behind it", async () => {
  let full = true;
  let held = null;
  const outbox = new Outbox((_, why) => (held = why));
  const order = [];
  const first = outbox.add(async () => {
    if (full) {
      throw new Refusal(507, "not_saved", "the disk is full");
    }
    order.push("first");
  });
  const second = outbox.add(async () => order.push("second"));
  await new Promise((resume) => setTimeout(resume, 0));
  assert.equal(held, "the disk is full");
  assert.deepEqual(order, []);
  full = false;
  outbox.retry();
  await Promise.all([first, second]);
  assert.deepEqual(order, ["first", "second"]);
  assert.equal(held, null);
});

test("a refused step is told to who asked, and the next one goes on", async () => {
  const outbox = new Outbox(() => {});
  const first = outbox.add(async () => {
    throw new Refusal(409, "object_accepted", "accepted");
  });
  const second = outbox.add(async () => "done");
  await assert.rejects(first, { code: "object_accepted" });
  assert.equal(await second, "done");
});

test("boxes are sent with ascending corners, and too small ones are not", () => {
  const box = tools.box(20, 9, {});
  box.move(5, 30);
  assert.deepEqual(box.end().prompt, { kind: "box", x0: 5, y0: 9, x1: 20, y1: 30 });
  assert.ok(tools.box(4, 4, {}).end().problem);
});

test("a diameter that crosses the longest one is the one across; another is a new longest one", () => {
  const across = tools.recist(10, 0, { long: [0, 10, 20, 10] });
  across.move(10, 20);
  assert.deepEqual(across.end().prompt, { kind: "recist", long: [0, 10, 20, 10], short: [10, 0, 10, 20] });
  const apart = tools.recist(30, 0, { long: [0, 10, 20, 10] });
  apart.move(30, 20);
  assert.deepEqual(apart.end().prompt, { kind: "recist", long: [30, 0, 30, 20] });
});

test("CT has its windows, also where its file does not say that it is CT", () => {
  const windows = [{ name: "lung", low: -1350, high: 150 }];
  const names = (voxels) => createDisplay({ state: { document: { voxels }, info: { windows } } }, {}, {}).presets().map(({ id, name }) => name ?? id);
  assert.deepEqual(names({ least: 0, greatest: 900, intensity: "hounsfield" }), ["proposed", "lung", "full"]);
  assert.deepEqual(names({ least: -1024, greatest: 3071, intensity: "arbitrary" }), ["proposed", "lung", "full"]);
  assert.deepEqual(names({ least: -3, greatest: 1200, intensity: "arbitrary" }), ["proposed", "full"]);
});

test("what is marked is brought into the other views where they show none of it", () => {
  const store = new Store({ document: { size: [100, 80, 30] }, cross: [10, 70, 4], pointer: null });
  const display = createDisplay(store, {}, {});
  display.showAround({ axis: "z", index: 3 }, [5, 60, 20, 75]);
  assert.deepEqual(store.state.cross, [10, 70, 4]);
  display.showAround({ axis: "z", index: 3 }, [40, 20, 61, 30]);
  assert.deepEqual(store.state.cross, [51, 25, 4], "the user's slice stays");
  display.showAround({ axis: "x", index: 51 }, [0, 10, 40, 20]);
  assert.deepEqual(store.state.cross, [51, 20, 15]);
});

function paint(values, rescale, window) {
  let picture;
  const context = { createImageData: (w, h) => new ImageData(w, h), putImageData: (data) => (picture = data) };
  const canvas = { width: 0, height: 0, getContext: () => context };
  paintSlice(canvas, Int16Array.from(values), values.length, 1, { channels: 1, voxels: rescale }, window);
  return values.map((_, i) => [...picture.data.slice(4 * i, 4 * i + 4)]);
}
