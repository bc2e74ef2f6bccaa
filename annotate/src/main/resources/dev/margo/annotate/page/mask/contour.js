// Outlines of a mask along the edges between pixels, as closed loops; diagonal neighbours are two parts.

const dx = [1, 0, -1, 0]; // east, south, west, north
const dy = [0, 1, 0, -1];

/** @returns a Path2D in which the pixel in column x covers x to x + 1; filled by the rule "evenodd" it is the mask */
export function contour(bits, width, height) {
  const path = new Path2D();
  const seen = new Uint8Array(bits.length); // pixels whose upper edge lies on a loop already
  const inside = (x, y) => x >= 0 && y >= 0 && x < width && y < height && bits[y * width + x] === 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (bits[y * width + x] === 1 && seen[y * width + x] === 0 && !inside(x, y - 1)) {
        follow(path, seen, inside, width, x, y);
      }
    }
  }
  return path;
}

// the object is on the right hand; every loop, also that of a hole, runs east along the upper edge of some pixel
function follow(path, seen, inside, width, startX, startY) {
  let x = startX;
  let y = startY;
  let heading = 0;
  path.moveTo(x, y);
  do {
    if (heading === 0) {
      seen[y * width + x] = 1;
    }
    x += dx[heading];
    y += dy[heading];
    const turned = turn(inside, x, y, heading);
    if (turned !== heading) {
      path.lineTo(x, y);
      heading = turned;
    }
  } while (x !== startX || y !== startY || heading !== 0);
  path.closePath();
}

function turn(inside, x, y, heading) {
  // pixels ahead of the corner (x, y): east has (x, y - 1) on its left and (x, y) on its right
  const leftX = heading === 0 || heading === 1 ? x : x - 1;
  const leftY = heading === 0 || heading === 3 ? y - 1 : y;
  const rightX = heading === 0 || heading === 3 ? x : x - 1;
  const rightY = heading === 0 || heading === 1 ? y : y - 1;
  if (!inside(rightX, rightY)) {
    return (heading + 1) % 4;
  }
  return inside(leftX, leftY) ? (heading + 3) % 4 : heading;
}
