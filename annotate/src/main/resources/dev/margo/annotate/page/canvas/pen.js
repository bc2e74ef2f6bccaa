// Draws marks of a slice at their place on the screen, in CSS px: masks, prompts, strokes, the crosshair.

export const ink = {
  include: "#4cd08a", exclude: "#ff7a6b", halo: "rgba(0, 0, 0, 0.65)", light: "#f2f4f6", accent: "#6cb8dc",
};

const colourOf = (label) => (label === "background" ? ink.exclude : ink.include);

export class Pen {
  constructor(context, frame) {
    this.context = context;
    this.frame = frame;
    this.matrix = frame.matrix();
  }

  /** @param look {colour, fill: opacity, width, dashed} */
  mask(mask, { colour, fill, width, dashed }) {
    const { context } = this;
    const path = new Path2D();
    path.addPath(mask.path, this.matrix);
    context.save();
    context.fillStyle = context.strokeStyle = colour;
    if (fill > 0) {
      context.globalAlpha = fill;
      context.fill(path, "evenodd");
      context.globalAlpha = 1;
    }
    context.lineWidth = width;
    context.lineJoin = "round";
    context.setLineDash(dashed ? [5, 4] : []);
    context.stroke(path);
    context.restore();
  }

  point(x, y, label) {
    const { context } = this;
    const [sx, sy] = this.frame.toScreen(x, y);
    context.beginPath();
    context.arc(sx, sy, 6, 0, 2 * Math.PI);
    context.fillStyle = colourOf(label);
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = ink.halo;
    context.stroke();
    context.beginPath();
    context.moveTo(sx - 3, sy);
    context.lineTo(sx + 3, sy);
    if (label !== "background") {
      context.moveTo(sx, sy - 3);
      context.lineTo(sx, sy + 3);
    }
    context.strokeStyle = "#10130f";
    context.stroke();
  }

  box(x0, y0, x1, y1) {
    const [ax, ay] = this.frame.toScreen(x0, y0);
    const [bx, by] = this.frame.toScreen(x1, y1);
    this.#haloed(() => this.context.rect(Math.min(ax, bx), Math.min(ay, by), Math.abs(bx - ax), Math.abs(by - ay)), ink.include);
  }

  line(points, label) {
    this.#haloed(() => this.#trace(points), colourOf(label));
  }

  lasso(points) {
    this.#haloed(() => {
      this.#trace(points);
      this.context.closePath();
    }, ink.include);
  }

  /** What a brush covers: as wide as it is on the slice. */
  brush(points, radius, erase) {
    const { context, matrix } = this;
    const { spacingX, spacingY } = this.frame.view;
    context.save();
    context.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
    context.scale(1, spacingX / spacingY); // a circle in mm
    context.beginPath();
    points.forEach(([x, y]) => context.lineTo(x + 0.5, ((y + 0.5) * spacingY) / spacingX));
    if (points.length === 1) {
      context.lineTo(points[0][0] + 0.501, ((points[0][1] + 0.5) * spacingY) / spacingX);
    }
    context.lineWidth = 2 * radius;
    context.lineCap = context.lineJoin = "round";
    context.globalAlpha = 0.4;
    context.strokeStyle = erase ? ink.exclude : ink.include;
    context.stroke();
    context.restore();
  }

  brushCursor(x, y, radius, erase) {
    const [sx, sy] = this.frame.toScreen(x, y);
    const screenRadius = radius * this.frame.view.spacingX * this.frame.camera.scale;
    this.#haloed(() => this.context.arc(sx, sy, screenRadius, 0, 2 * Math.PI), erase ? ink.exclude : ink.light, 1.25);
  }

  prompt(prompt) {
    switch (prompt.kind) {
      case "point":
        return this.point(prompt.x, prompt.y, prompt.label);
      case "box":
        return this.box(prompt.x0, prompt.y0, prompt.x1, prompt.y1);
      case "scribble":
        return this.line(prompt.points, prompt.label);
      case "lasso":
        return this.lasso(prompt.points);
      case "recist":
        return [prompt.long, prompt.short].filter(Boolean).forEach(([x0, y0, x1, y1]) => this.line([[x0, y0], [x1, y1]]));
      default:
        return undefined; // a hint is seen by the mask that came of it
    }
  }

  /** Lines through a place of the slice, open around it so that they hide nothing. */
  crosshair(x, y, strong) {
    const { context, frame } = this;
    const [sx, sy] = frame.toScreen(x, y).map((at) => Math.round(at) + 0.5);
    const gap = 18;
    context.beginPath();
    [[0, sy, sx - gap, sy], [sx + gap, sy, frame.screenWidth, sy], [sx, 0, sx, sy - gap], [sx, sy + gap, sx, frame.screenHeight]]
      .forEach(([fromX, fromY, toX, toY]) => {
        context.moveTo(fromX, fromY);
        context.lineTo(toX, toY);
      });
    context.lineWidth = 1;
    context.strokeStyle = ink.accent;
    context.globalAlpha = strong ? 0.75 : 0.3;
    context.stroke();
    context.globalAlpha = 1;
  }

  /** The cursor that keys move. */
  reticle(x, y) {
    const [sx, sy] = this.frame.toScreen(x, y);
    this.#haloed(() => {
      this.context.arc(sx, sy, 9, 0, 2 * Math.PI);
      this.context.moveTo(sx - 14, sy);
      this.context.lineTo(sx - 4, sy);
      this.context.moveTo(sx + 4, sy);
      this.context.lineTo(sx + 14, sy);
      this.context.moveTo(sx, sy - 14);
      this.context.lineTo(sx, sy - 4);
      this.context.moveTo(sx, sy + 4);
      this.context.lineTo(sx, sy + 14);
    }, ink.light, 1.25);
  }

  #trace(points) {
    points.forEach(([x, y], i) => {
      const [sx, sy] = this.frame.toScreen(x, y);
      if (i === 0) {
        this.context.moveTo(sx, sy);
      } else {
        this.context.lineTo(sx, sy);
      }
    });
    if (points.length === 1) {
      const [sx, sy] = this.frame.toScreen(points[0][0], points[0][1]);
      this.context.lineTo(sx + 0.1, sy);
    }
  }

  #haloed(shape, colour, width = 1.75) {
    const { context } = this;
    context.beginPath();
    shape();
    context.lineCap = context.lineJoin = "round";
    context.lineWidth = width + 2;
    context.strokeStyle = ink.halo;
    context.stroke();
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
}
