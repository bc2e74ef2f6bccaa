// A session at the page as a user has it: node session.mjs ADDRESS SCREENSHOTS CHROMIUM. Ends with 0 if every claim held.
//
// The work list has ball.nii.gz and ball.png: a bright ball in the dark, its middle at (50, 40), 30 px wide, in the volume
// on slice 3 of 7.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [address, shots, executablePath] = process.argv.slice(2);
const patienceMs = 240_000;
const root = `${new URL(address).origin}/api/v1`;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
page.setDefaultTimeout(patienceMs);
const faults = [];
const requests = [];
page.on("pageerror", (error) => faults.push(error.stack));
page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
page.on("request", (request) => requests.push(request.url()));

try {
  await page.goto(address);
  await open("ball.png");
  await annotatePicture();
  await open("ball.nii.gz");
  await annotateVolume();
  await page.screenshot({ path: `${shots}/volume.png` });
  await reload();
  await keysSheet();
  const outside = requests.filter((url) => new URL(url).origin !== new URL(address).origin);
  assert.deepEqual(outside, [], "the page asks nobody but its server");
  assert.deepEqual(faults, [], "the page has no errors");
} catch (problem) {
  await page.screenshot({ path: `${shots}/failed.png` });
  throw problem;
} finally {
  await browser.close();
}

async function annotatePicture() {
  await page.keyboard.press("b");
  await drag([34, 24], [66, 56]);
  await settled((objects) => objects.length === 1 && objects[0].voxels > 300);
  const boxed = (await objects())[0].voxels;
  await page.keyboard.press("x");
  await click([58, 48]);
  await settled((list) => list[0].voxels !== boxed);
  const corrected = (await objects())[0].voxels;
  assert.ok(corrected < boxed, `a click on what is not part of it shrinks the mask: ${corrected} of ${boxed} px`);
  await page.keyboard.press("Control+z");
  await settled((list) => list[0].voxels === boxed);
  await page.keyboard.press("Control+y");
  await settled((list) => list[0].voxels === corrected);
  await page.keyboard.press("Enter");
  await settled((list) => list[0].accepted);
  await page.keyboard.press("p");
  await click([50, 40]);
  await settled((list) => list.length === 2);
  await page.locator(".choice").nth(2).waitFor();
  await page.screenshot({ path: `${shots}/picture.png` });
  await page.keyboard.press("m");
  await page.waitForFunction(() => document.querySelector(".save").textContent === "Saved");
}

async function annotateVolume() {
  await page.keyboard.press("b");
  await drag([34, 24], [66, 56]);
  await settled((list) => list.length === 1 && list[0].voxels > 300);
  const onSlice = (await objects())[0].voxels;
  await page.keyboard.press("g");
  await settled((list) => list[0].voxels > onSlice && list[0].slices[1] > list[0].slices[0]);
}

async function reload() {
  const before = await objects();
  const shown = await page.locator(".object-name").allInnerTexts();
  await page.reload();
  await page.waitForFunction((count) => document.querySelectorAll(".object").length === count, before.length);
  assert.deepEqual(await page.locator(".object-name").allInnerTexts(), shown, "a reload keeps what is seen");
  assert.deepEqual(await objects(), before, "and what is saved");
}

async function keysSheet() {
  await page.keyboard.press("?");
  assert.ok((await page.locator("dialog kbd").count()) > 40, "the sheet tells of the keys");
  await page.keyboard.press("Escape");
}

async function open(name) {
  await page.locator(".item", { hasText: name }).click();
  await page.waitForFunction((wanted) => document.querySelector(".document-name").textContent === wanted, name);
  await page.waitForFunction(() => document.querySelector(".view.large .view-status").textContent === "");
}

/** Waits until the page says saved, and what the server has saved is as expected. */
async function settled(expected) {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const notice = await page.locator(".notice-error").first().isVisible();
    assert.ok(!notice, `the page complains: ${notice && (await page.locator(".notice-text").innerText())}`);
    if ((await page.locator(".save").innerText()) === "Saved" && expected(await objects())) {
      return;
    }
    await page.waitForTimeout(100);
  }
  assert.fail(`waited in vain for ${expected}; objects are ${JSON.stringify(await objects())}`);
}

async function objects() {
  const document = await page.evaluate(() => location.hash.slice(1));
  const response = await page.request.get(`${root}/documents/${document}/state`);
  return (await response.json()).objects;
}

/** Where (x, y) of the 96 px wide slice is on the screen; the page fits slices into 96 % of its view, row 0 at the top. */
async function place([x, y]) {
  const side = 96;
  const box = await page.locator(".view.large .stage").boundingBox();
  const scale = (0.96 * Math.min(box.width, box.height)) / side;
  return [box.x + box.width / 2 + (x + 0.5 - side / 2) * scale, box.y + box.height / 2 + (y + 0.5 - side / 2) * scale];
}

async function click(at) {
  await page.mouse.click(...(await place(at)));
}

async function drag(from, to) {
  await page.mouse.move(...(await place(from)));
  await page.mouse.down();
  await page.mouse.move(...(await place(to)), { steps: 4 });
  await page.mouse.up();
}
