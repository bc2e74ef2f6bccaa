// A click: part of the object, or not. It may be drawn a little while the button is down; where it is lifted counts.

export function beginPoint(startX, startY, { exclude }) {
  let at = [startX, startY];
  const label = exclude ? "background" : "foreground";
  return {
    move(x, y) {
      at = [x, y];
    },
    end() {
      return { kind: "prompt", prompt: { kind: "point", x: at[0], y: at[1], label } };
    },
    draw(pen) {
      pen.point(at[0], at[1], label);
    },
  };
}
