// The scale bar: the longest round length that fits into a fifth of the view.

import { texts } from "../app/texts.js";
import { ink } from "./pen.js";

const share = 0.2;
const inset = 16;
const plainText = 14; // px of the page's text on common screens

/** @param known whether lengths are mm; else they are px of the image */
export function drawScaleBar(context, frame, known) {
  const length = roundLength((frame.screenWidth * share) / frame.camera.scale);
  const width = length * frame.camera.scale;
  const y = frame.screenHeight - inset;
  context.save();
  context.beginPath();
  context.moveTo(inset, y - 5);
  context.lineTo(inset, y);
  context.lineTo(inset + width, y);
  context.lineTo(inset + width, y - 5);
  context.lineWidth = 3.5;
  context.strokeStyle = ink.halo;
  context.stroke();
  context.lineWidth = 1.5;
  context.strokeStyle = ink.light;
  context.stroke();
  drawText(context, lengthText(length, known), inset, y - 10, "left", 13);
  context.restore();
}

/** How much larger text is than on common screens. */
export function textScale() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / plainText;
}

/** Text that can be read on any image. */
export function drawText(context, text, x, y, align, size) {
  context.font = `500 ${size * textScale()}px system-ui, sans-serif`;
  context.textAlign = align;
  context.textBaseline = "alphabetic";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = ink.halo;
  context.strokeText(text, x, y);
  context.fillStyle = ink.light;
  context.fillText(text, x, y);
}

/** A letter of the patient's sides, on a dark ground so that no line crosses it; (x, y) is its middle. */
export function drawLetter(context, letter, x, y, size) {
  context.beginPath();
  const scale = textScale();
  context.roundRect(x - 9 * scale, y - 10 * scale, 18 * scale, 20 * scale, 5);
  context.fillStyle = ink.halo;
  context.fill();
  drawText(context, letter, x, y + size * scale * 0.36, "center", size);
}

function roundLength(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return power * [5, 2, 1].find((digit) => digit * power <= most);
}

function lengthText(length, known) {
  const figure = (value) => Number(value.toPrecision(1));
  if (!known) {
    return texts.lengths.px(figure(length));
  }
  return length >= 10 ? texts.lengths.cm(figure(length / 10)) : texts.lengths.mm(figure(length));
}
