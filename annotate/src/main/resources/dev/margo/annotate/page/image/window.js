// Windowing: from intensities to the greys of a screen, through a table of 256 greys.

const greys = Uint32Array.from({ length: 256 }, (_, grey) => 0xff000000 | (grey * 0x010101));

/**
 * Fills a picture of the slice, as stored, into the canvas.
 *
 * @param values of the slice, row-major, channels interleaved
 * @param window low and high after rescale; low is black, high is white
 */
export function paintSlice(canvas, values, width, height, document, window) {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d");
  const picture = reusable(width, height);
  const out = new Uint32Array(picture.data.buffer);
  const { slope, intercept } = document.voxels;
  const factor = 255 / Math.max(window.high - window.low, 1e-9);
  const gain = slope * factor;
  const offset = (intercept - window.low) * factor + 0.5;
  if (document.channels === 3) {
    paintColours(out, values, gain, offset);
  } else {
    paintGreys(out, values, gain, offset);
  }
  context.putImageData(picture, 0, 0);
}

let last = new ImageData(1, 1);

function reusable(width, height) {
  if (last.width !== width || last.height !== height) {
    last = new ImageData(width, height);
  }
  return last;
}

function paintGreys(out, values, gain, offset) {
  for (let i = 0; i < out.length; i++) {
    const grey = values[i] * gain + offset;
    out[i] = grey <= 0 ? 0xff000000 : grey >= 255 ? 0xffffffff : greys[grey | 0];
  }
}

function paintColours(out, values, gain, offset) {
  const level = (value) => Math.min(255, Math.max(0, value * gain + offset)) | 0;
  for (let i = 0; i < out.length; i++) {
    out[i] = 0xff000000 | (level(values[3 * i + 2]) << 16) | (level(values[3 * i + 1]) << 8) | level(values[3 * i]);
  }
}

/** The window as radiologists say it. */
export function widthAndLevel({ low, high }) {
  return { width: high - low, level: (low + high) / 2 };
}

export function windowOf(width, level) {
  return { low: level - width / 2, high: level + width / 2 };
}

/** Figures for a person: whole where the range is wide, with decimals where it is narrow. */
export function windowFigure(value, width) {
  return width >= 20 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
