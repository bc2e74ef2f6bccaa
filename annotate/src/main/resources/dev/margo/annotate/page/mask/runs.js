// Masks as they travel: runs of equal pixels, row by row, the first one background, each length as unsigned LEB128.

/** @returns one byte per pixel, 1 where the object is */
export function bitsOfRuns(bytes, pixels) {
  const bits = new Uint8Array(pixels);
  let at = 0;
  let inside = false;
  for (let i = 0; i < bytes.length; ) {
    let length = 0;
    let factor = 1;
    let byte;
    do {
      byte = bytes[i++];
      length += (byte & 127) * factor;
      factor *= 128;
    } while (byte >= 128);
    if (inside) {
      bits.fill(1, at, at + length);
    }
    at += length;
    inside = !inside;
  }
  return bits;
}

export function bytesOfBase64(text) {
  const binary = atob(text);
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
