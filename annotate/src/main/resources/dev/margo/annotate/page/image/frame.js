// Where a slice lies on the screen: the only place that knows both frames. Slice: px as stored, (0, 0) is the centre of the
// first one. Screen: CSS px of the view's canvas. Both spacings are to scale; swapping and mirroring are the server's.

const margin = 0.96;

export class Frame {
  /** @param camera {scale in CSS px per mm, x, y in mm of the displayed slice at the view's centre}; null: fitted */
  constructor(view, screenWidth, screenHeight, camera) {
    const { swapped } = view.display;
    this.view = view;
    this.columns = swapped ? view.height : view.width; // as displayed
    this.rows = swapped ? view.width : view.height;
    this.columnMm = swapped ? view.spacingY : view.spacingX;
    this.rowMm = swapped ? view.spacingX : view.spacingY;
    this.screenWidth = screenWidth;
    this.screenHeight = screenHeight;
    const widthMm = this.columns * this.columnMm;
    const heightMm = this.rows * this.rowMm;
    this.camera = camera ?? {
      scale: margin * Math.min(screenWidth / widthMm, screenHeight / heightMm), x: widthMm / 2, y: heightMm / 2,
    };
  }

  toScreen(x, y) {
    const { swapped, flippedX, flippedY } = this.view.display;
    let [u, v] = swapped ? [y, x] : [x, y];
    u = flippedX ? this.columns - 1 - u : u;
    v = flippedY ? this.rows - 1 - v : v;
    return [
      this.screenWidth / 2 + ((u + 0.5) * this.columnMm - this.camera.x) * this.camera.scale,
      this.screenHeight / 2 + ((v + 0.5) * this.rowMm - this.camera.y) * this.camera.scale,
    ];
  }

  toSlice(screenX, screenY) {
    const { swapped, flippedX, flippedY } = this.view.display;
    let u = ((screenX - this.screenWidth / 2) / this.camera.scale + this.camera.x) / this.columnMm - 0.5;
    let v = ((screenY - this.screenHeight / 2) / this.camera.scale + this.camera.y) / this.rowMm - 0.5;
    u = flippedX ? this.columns - 1 - u : u;
    v = flippedY ? this.rows - 1 - v : v;
    return swapped ? [v, u] : [u, v];
  }

  /** From edges of pixels (pixel x covers x to x + 1) to the screen. */
  matrix() {
    const [e, f] = this.toScreen(-0.5, -0.5);
    const [ax, ay] = this.toScreen(0.5, -0.5);
    const [cx, cy] = this.toScreen(-0.5, 0.5);
    return new DOMMatrix([ax - e, ay - f, cx - e, cy - f, e, f]);
  }

  contains(x, y) {
    return x >= -0.5 && y >= -0.5 && x < this.view.width - 0.5 && y < this.view.height - 0.5;
  }

  /** The nearest place in the slice, for what is dragged over its edge. */
  clamp(x, y) {
    return [Math.min(Math.max(x, 0), this.view.width - 1), Math.min(Math.max(y, 0), this.view.height - 1)];
  }

  /** A camera that shows the same place under (screenX, screenY), larger by the factor. */
  zoomed(factor, screenX, screenY) {
    const { scale, x, y } = this.camera;
    const least = 0.2 * Math.min(this.screenWidth, this.screenHeight) / Math.max(this.columns * this.columnMm, this.rows * this.rowMm);
    const next = Math.min(Math.max(scale * factor, least), 200 / Math.min(this.columnMm, this.rowMm));
    const shift = 1 / scale - 1 / next;
    return {
      scale: next,
      x: x + (screenX - this.screenWidth / 2) * shift,
      y: y + (screenY - this.screenHeight / 2) * shift,
    };
  }

  /** A camera that shows a box of the slice, and a little of what is around it. */
  around(x0, y0, x1, y1) {
    const [ax, ay] = this.toScreen(x0 - 0.5, y0 - 0.5);
    const [bx, by] = this.toScreen(x1 + 0.5, y1 + 0.5);
    const { scale, x, y } = this.camera;
    const widthMm = Math.abs(bx - ax) / scale;
    const heightMm = Math.abs(by - ay) / scale;
    return {
      scale: 0.75 * Math.min(this.screenWidth / widthMm, this.screenHeight / heightMm),
      x: x + ((ax + bx) / 2 - this.screenWidth / 2) / scale,
      y: y + ((ay + by) / 2 - this.screenHeight / 2) / scale,
    };
  }

  moved(byX, byY) {
    const { scale, x, y } = this.camera;
    return { scale, x: x - byX / scale, y: y - byY / scale };
  }
}
