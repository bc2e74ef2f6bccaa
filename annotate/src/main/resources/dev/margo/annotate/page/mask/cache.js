// Masks of the slices that are or were shown. What has changed stays in view until the newer one is here, so nothing
// flickers; what propagation has found, but not journalled yet, lies over it.

import { sliceKey } from "../state/select.js";
import { bitsOfRuns, bytesOfBase64 } from "./runs.js";
import { contour } from "./contour.js";

const mostSlices = 400;

/** One object on one slice: its bits, and its outline when it is first drawn. */
export class SliceMask {
  #path = null;

  constructor(runs, width, height) {
    this.bits = bitsOfRuns(runs, width * height);
    this.width = width;
    this.height = height;
  }

  static ofBase64(text, view) {
    return new SliceMask(bytesOfBase64(text), view.width, view.height);
  }

  /** First and last column and row with a pixel, [x0, y0, x1, y1]; null if there is none. */
  get box() {
    let [x0, y0, x1, y1] = [this.width, this.height, -1, -1];
    for (let i = this.bits.indexOf(1); i >= 0; i = this.bits.indexOf(1, i + 1)) {
      const x = i % this.width;
      const y = (i - x) / this.width;
      [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), y];
    }
    return x1 < 0 ? null : [x0, y0, x1, y1];
  }

  get path() {
    this.#path ??= contour(this.bits, this.width, this.height);
    return this.#path;
  }
}

export class MaskCache {
  #slices = new Map(); // slice key -> {masks: Map of object id -> SliceMask, seq, stale, asked}
  #running = new Map(); // slice key -> {object, mask}, of a propagation
  #least = 0; // sequence number that answers must have reached

  /**
   * @param fetchMasks takes a slice, gives the bytes of its masks
   * @param onChange is told when other masks are to be drawn
   */
  constructor(fetchMasks, onChange) {
    this.fetchMasks = fetchMasks;
    this.onChange = onChange;
  }

  /** Masks by object id, as far as they are known; what is missing or old is fetched. */
  on(slice) {
    const key = sliceKey(slice);
    const entry = this.#slices.get(key) ?? { masks: new Map(), seq: -1, stale: true, asked: false };
    this.#slices.delete(key);
    this.#slices.set(key, entry); // the one used last is the last
    if (entry.stale && !entry.asked) {
      this.#ask(slice, entry);
    }
    const running = this.#running.get(key);
    return running ? new Map(entry.masks).set(running.object, running.mask) : entry.masks;
  }

  /** An acknowledgement: ranges of slices across z that are old now, and perhaps the mask on one slice. */
  changed(ranges, seq) {
    this.#least = Math.max(this.#least, seq);
    for (const [key, entry] of this.#slices) {
      const [axis, number] = key.split("/");
      const index = Number(number);
      if (axis !== "z" ? ranges.length > 0 : ranges.some((range) => range.first <= index && index <= range.last)) {
        entry.stale = true;
      }
    }
    this.onChange();
  }

  put(slice, object, mask) {
    const entry = this.#slices.get(sliceKey(slice));
    if (entry) {
      entry.masks = new Map(entry.masks).set(object, mask);
      this.onChange();
    }
  }

  /** All slices may have changed, as after a connection was lost. */
  doubt() {
    this.#slices.forEach((entry) => (entry.stale = true));
    this.onChange();
  }

  run(slice, object, mask) {
    this.#running.set(sliceKey(slice), { object, mask });
    this.onChange();
  }

  endRun() {
    this.#running.clear();
    this.onChange();
  }

  async #ask(slice, entry) {
    entry.asked = true;
    entry.stale = false;
    try {
      const { seq, masks } = parse(await this.fetchMasks(slice));
      entry.masks = masks;
      entry.seq = seq;
      entry.stale ||= seq < this.#least;
    } catch {
      await new Promise((resume) => setTimeout(resume, 1000));
      entry.stale = true;
    }
    entry.asked = false;
    this.#forgetOldest();
    this.onChange();
  }

  #forgetOldest() {
    for (const key of this.#slices.keys()) {
      if (this.#slices.size <= mostSlices) {
        return;
      }
      this.#slices.delete(key);
    }
  }
}

function parse(bytes) {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [seq, width, height, objects] = [4, 8, 12, 16].map((at) => data.getUint32(at, true));
  const masks = new Map();
  let at = 20;
  for (let i = 0; i < objects; i++) {
    const length = data.getUint32(at + 4, true);
    masks.set(data.getUint32(at, true), new SliceMask(bytes.subarray(at + 8, at + 8 + length), width, height));
    at += 8 + length;
  }
  return { seq, masks };
}
