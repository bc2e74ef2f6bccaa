// Rows and columns of slices: across z they are y and x, across y they are z and x, across x they are z and y.

const columnAndRow = { x: [1, 2], y: [0, 2], z: [0, 1] };

/** The voxel at (x, y) of a slice. */
export function toVoxel({ axis, index }, x, y) {
  const [column, row] = columnAndRow[axis];
  const voxel = [index, index, index];
  voxel[column] = Math.round(x);
  voxel[row] = Math.round(y);
  return voxel;
}

/** (x, y) of a voxel in a slice across an axis. */
export function inSlice(axis, voxel) {
  const [column, row] = columnAndRow[axis];
  return [voxel[column], voxel[row]];
}

/** The axes along which the columns and rows of a slice run. */
export function axesOfSlice(axis) {
  return columnAndRow[axis];
}
