// Intensities of the open document, as stored. A volume is fetched once, as a whole, and cut here; one above the server's
// limit is fetched slice by slice. A slice that is looked at before it has come is asked for alone, so that it need not wait.

import { getBytes, getResponse } from "../server/api.js";
import { sliceKey } from "../state/select.js";

const arrays = {
  uint8: Uint8Array, int8: Int8Array, uint16: Uint16Array, int16: Int16Array,
  uint32: Uint32Array, int32: Int32Array, float32: Float32Array, float64: Float64Array,
};
const mostSlices = 64;
const restMs = 250; // between two looks at a volume that is on its way: each cuts and paints all views

export class Voxels {
  #slices = new Map(); // slice key -> values, fetched alone
  #asked = new Set();
  #whole = null; // values of the volume, filled from its first slice on
  #complete = 0; // slices across z that are there and were told of
  #closed = false;
  #cuts = new Map(); // axis -> {index, complete, values}, the last one of each

  /** @param onChange is told the part that is there, 0 to 1, whenever more can be drawn */
  constructor(document, limitBytes, onChange) {
    this.document = document;
    this.onChange = onChange;
    this.bySlice = document.voxels.bytes > limitBytes;
  }

  /** Fetches the slice that is seen first, then everything. */
  async load(first) {
    await this.#fetchSlice(first);
    if (this.bySlice || this.document.size[2] === 1 || this.#closed) {
      this.onChange(1);
      return;
    }
    await this.#fetchWhole();
  }

  /** Values of a slice, row-major, channels interleaved; null while they are on their way. */
  slice({ axis, index }) {
    const alone = this.#slices.get(sliceKey({ axis, index }));
    if (alone) {
      return alone;
    }
    if (this.#whole && (axis !== "z" || index < this.#complete)) {
      const cut = this.#cuts.get(axis);
      if (cut?.index !== index || cut.complete !== this.#complete) {
        this.#cuts.set(axis, { index, complete: this.#complete, values: this.#cut(axis, index) });
      }
      return this.#cuts.get(axis).values;
    }
    if (this.bySlice || this.#whole) {
      this.#fetchSlice({ axis, index });
    }
    return null;
  }

  /** Value after rescale at a voxel, the first channel's; null while it is on its way. */
  valueAt(axis, index, x, y, width) {
    const values = this.slice({ axis, index });
    const { slope, intercept } = this.document.voxels;
    return values ? values[(y * width + x) * this.document.channels] * slope + intercept : null;
  }

  close() {
    this.#closed = true;
  }

  #cut(axis, index) {
    const [nx, ny, nz] = this.document.size;
    const c = this.document.channels;
    const whole = this.#whole;
    if (axis === "z") {
      return whole.subarray(index * nx * ny * c, (index + 1) * nx * ny * c);
    }
    if (axis === "y") {
      const out = new whole.constructor(nx * nz * c);
      for (let z = 0; z < nz; z++) {
        const from = (z * ny + index) * nx * c;
        out.set(whole.subarray(from, from + nx * c), z * nx * c);
      }
      return out;
    }
    const out = new whole.constructor(ny * nz * c);
    for (let row = 0, to = 0; row < nz * ny; row++) {
      for (let channel = 0; channel < c; channel++) {
        out[to++] = whole[(row * nx + index) * c + channel];
      }
    }
    return out;
  }

  async #fetchSlice(slice) {
    const key = sliceKey(slice);
    if (this.#asked.has(key)) {
      return;
    }
    this.#asked.add(key);
    try {
      const bytes = await getBytes(`/documents/${this.document.id}/voxels?axis=${slice.axis}&index=${slice.index}`);
      this.#slices.set(key, this.#values(bytes));
      this.#forgetOldest();
      this.onChange(this.bySlice ? 1 : 0);
    } finally {
      this.#asked.delete(key);
    }
  }

  #forgetOldest() {
    const [oldest] = this.#slices.keys();
    if (this.#slices.size > mostSlices) {
      this.#slices.delete(oldest);
    }
  }

  async #fetchWhole() {
    const bytes = new Uint8Array(this.document.voxels.bytes);
    const sliceBytes = bytes.length / this.document.size[2];
    const values = this.#values(bytes);
    const reader = (await getResponse(`/documents/${this.document.id}/voxels`)).body.getReader();
    let at = 0;
    let toldAt = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (this.#closed) {
        await reader.cancel();
        return;
      }
      bytes.set(part.value, at);
      at += part.value.length;
      this.#whole = values;
      if (at === bytes.length || performance.now() - toldAt > restMs) {
        toldAt = performance.now();
        this.#complete = Math.floor(at / sliceBytes);
        this.onChange(at / bytes.length);
      }
    }
  }

  #values(bytes) {
    const array = arrays[this.document.voxels.type];
    return new array(bytes.buffer, bytes.byteOffset, bytes.byteLength / array.BYTES_PER_ELEMENT);
  }
}
