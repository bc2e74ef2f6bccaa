// The pictures of the page in README: node screenshots.mjs ADDRESS FOLDER CHROMIUM. docs/images/annotate.sh runs it.
//
// The work list has abdomen.nii.gz, 192 px wide, and phantom-102.png, phantom-3.png and phantom-8.png, 512 px wide, none
// of them annotated yet. Boxes are those of their organs.

import { Annotator } from "./annotator.mjs";

const [address, folder, executablePath] = process.argv.slice(2);
const user = await Annotator.launch(address, executablePath, { viewport: { width: 1440, height: 810 } });
const { page } = user;

await user.run(folder, async () => {
  await picture();
  await workList();
  await volume();
});

async function picture() {
  await user.open("phantom-102.png");
  user.side = 512;
  await object("Liver", [225, 227, 347, 357]);
  await object("Kidney", [149, 138, 230, 225]);
  await object("Bowel", [228, 125, 339, 186]);
  await user.press("n", "b");
  const { length } = await user.objects();
  await user.drag([285, 214], [332, 263]);
  await user.settled((list) => list.length === length + 1);
  await user.press("x");
  const [{ voxels }] = (await user.objects()).slice(-1);
  await user.click([288, 258]);
  await user.settled((list) => list.at(-1).voxels !== voxels);
  await shoot("annotate.png");
}

async function workList() {
  await page.getByText("Done, next image").click();
  await user.open("phantom-8.png");
  await object("Organ", [302, 145, 415, 233]);
  await page.getByText("Done, next image").click();
  await user.open("phantom-3.png");
  await object("Spleen", [81, 233, 190, 377]);
  await user.press("n", "p");
  await user.click([285, 270]);
  await page.locator(".choice").nth(2).waitFor();
  await shoot("annotate-work-list.png");
}

async function volume() {
  await user.open("abdomen.nii.gz");
  user.side = 192;
  await page.locator("#window-width").fill("300");
  await page.locator("#window-level").fill("80");
  await page.locator("#window-level").blur();
  await page.getByText("Show the model this window").click();
  await user.press("/");
  await organ("Spleen", "#e8a33d", { 44: [135, 83, 164, 132], 37: [139, 90, 160, 125], 52: [139, 90, 160, 125] }, [32, 57]);
  await page.locator(".running").waitFor({ state: "hidden" });
  await organ("Kidney", "#b56ce8", { 22: [48, 106, 75, 136], 14: [51, 109, 72, 133], 31: [51, 109, 72, 133] }, [9, 36]);
  await page.locator(".running").waitFor({ state: "hidden" });
  await organ("Liver", "#4cc2a0", { 43: [21, 52, 91, 122], 32: [30, 60, 82, 112], 54: [30, 60, 82, 112] }, [26, 60]);
  await user.slice(40);
  await page.waitForFunction(() => document.querySelector("progress").value >= 16); // the third is shown on its way
  await shoot("annotate-volume.png");
}

/** @param boxes by slice, the first of which begins it; `ends` are the slices next to it that it is not on */
async function organ(name, colour, boxes, ends) {
  const [[first, box], ...others] = Object.entries(boxes).sort(([, one], [, other]) => other[2] - other[0] - one[2] + one[0]);
  await user.slice(Number(first));
  await object(name, box, colour);
  const marked = async (index) => user.settled((list) => list.at(-1).annotated.z.includes(index));
  for (const [index, [x0, y0, x1, y1]] of others) {
    await user.slice(Number(index));
    await user.drag([x0, y0], [x1, y1]);
    await marked(Number(index));
  }
  for (const index of ends) {
    await user.slice(index);
    await user.press("y");
    await marked(index);
  }
  await user.press("g");
  await page.locator(".running").waitFor();
  await user.press("n");
}

/** Marks an object by a box, and names it. */
async function object(name, [x0, y0, x1, y1], colour) {
  const { length } = await user.objects();
  await user.press("n", "b");
  await user.drag([x0, y0], [x1, y1]);
  await user.settled((list) => list.length === length + 1);
  await user.press("F2");
  await page.keyboard.type(name);
  await user.press("Enter");
  await user.settled((list) => list[length].name === name);
  if (colour) {
    await page.locator(".swatch").nth(length).fill(colour);
    await user.settled((list) => list[length].colour === colour);
  }
}

async function shoot(name) {
  await page.mouse.move(720, 20);
  await page.locator(".notice").waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.querySelector(".view.large .view-status").textContent === "");
  await page.waitForTimeout(1000);
  await page.screenshot({ path: `${folder}/${name}` });
}
