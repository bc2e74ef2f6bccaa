// Every tool, label files in and out, touch, and what those need who see or move less: node tools.mjs ADDRESS FOLDER CHROMIUM.
// Ends with 0 if every claim held; downloads and screenshots stay in FOLDER.
//
// The work list has series, a DICOM series with a bright ball in the dark, its middle at (50, 40), 30 px wide on slice 3 of 7;
// rod.nii.gz, a bright rod there through 40 slices; and ball.png, the slice in the middle of the ball.

import assert from "node:assert/strict";
import { Annotator } from "./annotator.mjs";

const [address, folder, executablePath] = process.argv.slice(2);
const leastContrast = 4.5; // WCAG 2.2, AA
const user = await Annotator.launch(address, executablePath);
const { page } = user;

await user.run(folder, async () => {
  await user.open("ball.png");
  await twoObjectsBeforeTheFirstAnswer();
  await hoverPreview();
  await candidates();
  await brushAndEraser();
  await lassoScribbleAndDiameters();
  await fullDisk();
  await user.open("rod.nii.gz");
  await stopPropagation();
  await user.open("series");
  await interpolate();
  await exportEverything();
  await importAndCorrect();
  await maskFromAFile();
  await focusOrder();
  await contrast();
  await reducedMotion();
});
await touch();

async function twoObjectsBeforeTheFirstAnswer() {
  await user.press("b");
  await user.drag([34, 24], [66, 56]);
  await user.press("n");
  await user.drag([40, 30], [60, 50]);
  await user.drag([39, 30], [60, 50]);
  const both = await user.settled((list) => list.length === 2);
  assert.deepEqual(both.map((one) => one.id), [1, 2], "a prompt after 'New object' is of another object, answered or not");
  assert.equal((await user.state()).seq, 3, "and one more is of the same");
  await user.press("Enter", "Control+z");
  await user.settled((list) => !list[1].accepted);
}

async function hoverPreview() {
  await user.press("n", "p");
  const answered = page.waitForResponse(async (response) => response.url().endsWith("/preview") && (await response.json()).ready);
  const before = await marks();
  await page.mouse.move(...(await user.place([50, 40])), { steps: 3 });
  await answered;
  await page.waitForFunction((drawn) => document.querySelector(".view.large canvas:last-of-type").toDataURL() !== drawn, before);
  assert.equal((await user.objects()).length, 2, "a preview is no step");
}

async function candidates() {
  await user.click([50, 40]);
  const found = await user.settled((list) => list.length === 3);
  await page.locator(".choice").nth(2).waitFor();
  const chosen = () => page.locator(".choice").evaluateAll((all) => all.findIndex((one) => one.ariaChecked === "true"));
  const first = await chosen();
  await page.locator(".choice").nth((first + 1) % 3).click();
  await page.waitForFunction((i) => document.querySelectorAll(".choice")[i].ariaChecked === "true", (first + 1) % 3);
  await user.press("m");
  await page.waitForFunction((i) => document.querySelectorAll(".choice")[i].ariaChecked === "true", (first + 2) % 3);
  await user.press("Control+z", "Control+z");
  await user.settled((list) => list[2].voxels === found[2].voxels);
}

async function brushAndEraser() {
  await user.press("n", "r", "]", "]");
  await user.drag([20, 70], [40, 70]);
  const [painted] = (await user.settled((list) => list.length === 4)).slice(-1);
  assert.ok(painted.voxels > 60, `the brush paints: ${painted.voxels} px`);
  await user.press("e");
  await user.drag([30, 60], [30, 80]);
  await user.settled((list) => list[3].voxels > 0 && list[3].voxels < painted.voxels);
  await user.press("Delete");
  await user.settled((list) => list.length === 3);
  await user.press("Control+z");
  await user.settled((list) => list.length === 4);
}

async function lassoScribbleAndDiameters() {
  const round = Array.from({ length: 13 }, (_, i) => [50 + 16 * Math.cos((i * Math.PI) / 6), 40 + 16 * Math.sin((i * Math.PI) / 6)]);
  const drawings = { l: [round], s: [[[42, 40], [58, 40]]], d: [[[35, 40], [65, 40]], [[50, 26], [50, 54]]] };
  for (const [key, lines] of Object.entries(drawings)) {
    const before = (await user.objects()).length;
    await user.press("n", key);
    for (const line of lines) {
      const { seq } = await user.state();
      await user.drag(...line);
      await user.settled((list) => list.length === before + 1 && list[before].voxels > 0);
      assert.equal((await user.state()).seq, seq + 1, `a line of '${key}' is one step`);
    }
  }
  const document = await page.evaluate(() => location.hash.slice(1));
  const said = await (await page.request.get(`${new URL(address).origin}/api/v1/documents/${document}/slices/z/0`)).json();
  const [diameters] = said.objects.slice(-1);
  assert.ok(diameters.prompts.some((prompt) => prompt.short), "the line across the longest diameter belongs to it");
}

// the server's part is ProjectTest's: here its answer is made up
async function fullDisk() {
  const { seq } = await user.state();
  const message = "this step was not saved (No space left on device)";
  const body = JSON.stringify({ error: { code: "not_saved", message } });
  await page.route("**/interactions", (route) => route.fulfill({ status: 507, contentType: "application/json", body }));
  await user.press("n", "r");
  await user.drag([10, 10], [20, 10]);
  await user.drag([10, 20], [20, 20]);
  await page.locator(".notice-text", { hasText: "This step was not saved (No space left on device)" }).waitFor();
  assert.equal(await page.locator(".save").innerText(), "Not saved");
  assert.equal((await user.state()).seq, seq);
  await page.unroute("**/interactions");
  await page.locator(".notice").getByText("Try again").click();
  await page.locator(".notice").waitFor({ state: "hidden" });
  await user.settled((list) => list.at(-1).voxels > 0);
  assert.equal((await user.state()).seq, seq + 2, "when there is space again both steps are saved");
  user.faults = user.faults.filter((fault) => !fault.includes("507"));
}

async function stopPropagation() {
  await user.slice(20);
  await user.press("b");
  await user.drag([34, 24], [66, 56]);
  const [{ voxels: onSlice }] = await user.settled((list) => list.length === 1 && list[0].voxels > 300);
  await user.press("g");
  await page.locator(".running").waitFor();
  await page.waitForFunction(() => document.querySelector("progress").value >= 2);
  await user.press("Escape");
  await page.locator(".running").waitFor({ state: "hidden" });
  assert.match(await page.locator(".notice-text").innerText(), /^Stopped; \d+ slices are kept\.$/);
  const [kept] = await user.settled((list) => list[0].voxels > onSlice);
  assert.ok(kept.slices[1] - kept.slices[0] < 39, `it was stopped on its way: slices ${kept.slices}`);
  await user.press("Control+z");
  await user.settled((list) => list[0].voxels === onSlice);
}

async function interpolate() {
  await user.press("b");
  for (const index of [1, 5]) {
    await user.slice(index);
    await user.drag([36, 26], [64, 54]);
    await user.settled((list) => list.length === 1 && list[0].annotated.z.includes(index));
  }
  await user.press("i");
  await user.settled((list) => list[0].slices[0] === 1 && list[0].slices[1] === 5);
  await user.slice(3);
  await user.press("Enter", "n", "b");
  await user.drag([10, 60], [30, 85]);
  await user.settled((list) => list.length === 2 && list[0].accepted);
}

async function exportEverything() {
  await user.press("Control+s");
  const formats = page.locator("dialog .format");
  assert.equal(await formats.count(), 7, "a DICOM series can be exported as everything");
  for (let i = 0; i < 7; i++) {
    const download = page.waitForEvent("download");
    await formats.nth(i).getByText("Download").click();
    const file = await download;
    await file.saveAs(`${folder}/${file.suggestedFilename()}`);
  }
  await formats.first().getByText("Save beside the image").click();
  await page.locator(".dialog-line", { hasText: "series_labels.nii.gz is written beside the image." }).waitFor();
  await user.press("Escape");
  await user.press("Control+m");
  await page.locator("dialog td", { hasText: "ml" }).first().waitFor();
  await user.press("Escape");
}

async function importAndCorrect() {
  const before = await user.objects();
  await importFile("series_labels.seg.nrrd", "");
  const all = await user.settled((list) => list.length === 4);
  assert.deepEqual(all.slice(2).map((one) => one.voxels), before.map((one) => one.voxels), "labels come back as they went");
  await page.locator(".object-name").nth(2).click();
  await user.press("e", "]", "]");
  await user.drag([40, 40], [60, 40]);
  await user.settled((list) => list[2].voxels < all[2].voxels);
}

async function maskFromAFile() {
  const before = await user.objects();
  await page.locator(".object-name").nth(3).click();
  await importFile("series_labels.nii.gz", String(before[3].id));
  const sum = before[0].voxels + before[1].voxels;
  await user.settled((list) => list.length === 4 && list[3].voxels === sum);
  await user.press("Control+z");
  await user.settled((list) => list[3].voxels === before[3].voxels);
}

async function importFile(name, into) {
  await user.press("Control+o");
  await page.locator("#import-file").setInputFiles(`${folder}/${name}`);
  await page.locator("#import-as").selectOption(into);
  await page.locator("dialog button[type=submit]").click();
  await page.locator(".notice-text", { hasText: "Imported" }).waitFor();
}

async function focusOrder() {
  await page.evaluate(() => document.activeElement.blur());
  const seen = [];
  for (let i = 0; i < 80; i++) {
    await user.press("Tab");
    const at = await page.evaluate(() => {
      const { activeElement: element } = document;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const part = [".topbar", ".worklist", ".rail", ".options", ".views", ".side"].findIndex((name) => element.closest(name));
      const shown = (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
      return { part, shown, name: element.ariaLabel ?? element.title ?? element.textContent, body: element === document.body };
    });
    if (at.body) {
      break;
    }
    seen.push(at);
  }
  assert.ok(seen.length > 25, `Tab reaches the controls: ${seen.length}`);
  assert.deepEqual(seen.filter((one) => !one.shown).map((one) => one.name), [], "the focus is always seen");
  const parts = seen.map((one) => one.part);
  assert.deepEqual(parts, [...parts].sort((a, b) => a - b), "Tab goes from the top to the right, part by part");
}

async function contrast() {
  const poor = await page.evaluate((least) => {
    const parse = (text) => text.match(/[\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = (element) => {
      const [r, g, b, a = 1] = parse(getComputedStyle(element).backgroundColor);
      if (a === 1 || !element.parentElement) {
        return [r, g, b];
      }
      const below = ground(element.parentElement);
      return [r, g, b].map((c, i) => a * c + (1 - a) * below[i]);
    };
    const texts = [...document.querySelectorAll("body *")].filter((element) =>
      element.checkVisibility() && !element.closest(":disabled, .view-head") && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
    return texts.length < 30 ? [`only ${texts.length} texts were found`] : texts.map((element) => {
      const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
      return { text: element.textContent.trim().slice(0, 40), ratio: (a + 0.05) / (b + 0.05) };
    }).filter(({ ratio }) => ratio < least);
  }, leastContrast);
  assert.deepEqual(poor, [], `every text has a contrast of ${leastContrast}`);
}

async function reducedMotion() {
  const spinner = () => page.evaluate(() => {
    const status = document.querySelector(".view.large .view-status");
    status.className = "view-status computing";
    return getComputedStyle(status, "::before").animationName;
  });
  await page.emulateMedia({ reducedMotion: "no-preference" });
  assert.notEqual(await spinner(), "none");
  await page.emulateMedia({ reducedMotion: "reduce" });
  assert.equal(await spinner(), "none", "nothing turns for those who want no motion");
}

async function touch() {
  const finger = await Annotator.launch(address, executablePath, { hasTouch: true, viewport: { width: 1024, height: 768 } });
  await finger.run(folder, async () => {
    await finger.open("ball.png");
    const before = await finger.objects();
    const { seq } = await finger.state();
    const client = await finger.page.context().newCDPSession(finger.page);
    const put = async (type, ...places) => {
      const touchPoints = await Promise.all(places.map(async (at, id) => ({ ...xy(await finger.place(at)), id })));
      await client.send("Input.dispatchTouchEvent", { type, touchPoints });
    };
    const picture = () => finger.page.evaluate(() => document.querySelector(".view.large canvas").toDataURL());
    const fitted = await picture();
    await put("touchStart", [30, 40]);
    await put("touchStart", [30, 40], [60, 40]);
    await put("touchMove", [20, 40], [70, 40]);
    await put("touchMove", [10, 40], [80, 40]);
    await put("touchEnd");
    await finger.page.waitForFunction((old) => document.querySelector(".view.large canvas").toDataURL() !== old, fitted);
    assert.equal((await finger.state()).seq, seq, "two fingers move and zoom, and draw nothing");
    await finger.press("f");
    await finger.page.waitForFunction((old) => document.querySelector(".view.large canvas").toDataURL() === old, fitted);
    await finger.press("n", "b");
    await put("touchStart", [34, 24]);
    await put("touchMove", [50, 40]);
    await put("touchMove", [66, 56]);
    await put("touchEnd");
    await finger.settled((list) => list.length === before.length + 1 && list[before.length].voxels > 300);
  });
}

function xy([x, y]) {
  return { x, y };
}

function marks() {
  return page.evaluate(() => document.querySelector(".view.large canvas:last-of-type").toDataURL());
}
