// A session at the page as a user has it: node session.mjs ADDRESS SCREENSHOTS CHROMIUM. Ends with 0 if every claim held.
//
// The work list has ball.nii.gz and ball.png: a bright ball in the dark, its middle at (50, 40), 30 px wide, in the volume
// on slice 3 of 7.

import assert from "node:assert/strict";
import { Annotator } from "./annotator.mjs";

const [address, shots, executablePath] = process.argv.slice(2);
const user = await Annotator.launch(address, executablePath);
const { page } = user;

await user.run(shots, async () => {
  await user.open("ball.png");
  await annotatePicture();
  await user.open("ball.nii.gz");
  await annotateVolume();
  await page.screenshot({ path: `${shots}/volume.png` });
  await reload();
  await keysSheet();
});

async function annotatePicture() {
  await user.press("b");
  await user.drag([34, 24], [66, 56]);
  const [{ voxels: boxed }] = await user.settled((objects) => objects.length === 1 && objects[0].voxels > 300);
  await user.press("x");
  await user.click([58, 48]);
  const [{ voxels: corrected }] = await user.settled((list) => list[0].voxels !== boxed);
  assert.ok(corrected < boxed, `a click on what is not part of it shrinks the mask: ${corrected} of ${boxed} px`);
  await user.press("Control+z");
  await user.settled((list) => list[0].voxels === boxed);
  await user.press("Control+y");
  await user.settled((list) => list[0].voxels === corrected);
  await user.press("Enter");
  await user.settled((list) => list[0].accepted);
  await user.press("p");
  await user.click([50, 40]);
  await user.settled((list) => list.length === 2);
  await page.locator(".choice").nth(2).waitFor();
  await page.screenshot({ path: `${shots}/picture.png` });
  await user.press("m");
  await page.waitForFunction(() => document.querySelector(".save").textContent === "Saved");
}

async function annotateVolume() {
  await user.press("c");
  await user.click([5, 90]);
  await shown([6, 91]);
  await user.press("b");
  await user.drag([34, 24], [66, 56]);
  const [{ voxels: onSlice }] = await user.settled((list) => list.length === 1 && list[0].voxels > 300);
  await shown([51, 41]); // of what is marked
  await user.press("g");
  await user.settled((list) => list[0].voxels > onSlice && list[0].slices[1] > list[0].slices[0]);
}

/** Waits until the sagittal and the coronal view show these slices, give or take one. */
async function shown(slices) {
  await page.waitForFunction((wanted) => {
    const titles = [...document.querySelectorAll(".view:not(.large) .view-title")].map((title) => title.textContent);
    return ["Sagittal", "Coronal"].every((plane, i) => {
      const number = titles.find((title) => title.includes(plane))?.match(/(\d+) \//);
      return number && Math.abs(Number(number[1]) - wanted[i]) <= 1;
    });
  }, slices);
}

async function reload() {
  const before = await user.objects();
  const shown = await page.locator(".object-name").allInnerTexts();
  await page.reload();
  await page.waitForFunction((count) => document.querySelectorAll(".object").length === count, before.length);
  assert.deepEqual(await page.locator(".object-name").allInnerTexts(), shown, "a reload keeps what is seen");
  assert.deepEqual(await user.objects(), before, "and what is saved");
}

async function keysSheet() {
  await user.press("?");
  assert.ok((await page.locator("dialog kbd").count()) > 40, "the sheet tells of the keys");
  await user.press("Escape");
}
