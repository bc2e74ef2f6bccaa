// The page in a browser, as a user has it: what the scripts of sessions share.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const patienceMs = 240_000;

/** A page at an address; slices are square, `side` px wide, and shown with row 0 at the top. */
export class Annotator {
  side = 96; // px

  faults = [];
  requests = [];

  /** @param options of a browser context, such as a viewport */
  static async launch(address, executablePath, options = {}) {
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
    return new Annotator(address, browser, await context.newPage());
  }

  constructor(address, browser, page) {
    this.address = address;
    this.browser = browser;
    this.page = page;
    page.setDefaultTimeout(patienceMs);
    page.on("pageerror", (error) => this.faults.push(error.stack));
    page.on("console", (message) => message.type() === "error" && this.faults.push(message.text()));
    page.on("request", (request) => this.requests.push(request.url()));
  }

  /** Runs a session; a picture of the page stays where it fails. */
  async run(shots, session) {
    try {
      await this.page.goto(this.address);
      await session();
      const outside = this.requests.filter((url) => !url.startsWith("blob:") && new URL(url).origin !== new URL(this.address).origin);
      assert.deepEqual(outside, [], "the page asks nobody but its server");
      assert.deepEqual(this.faults, [], "the page has no errors");
    } catch (problem) {
      await this.page.screenshot({ path: `${shots}/failed.png` });
      throw problem;
    } finally {
      await this.browser.close();
    }
  }

  async open(name) {
    await this.page.locator(".item", { hasText: name }).click();
    await this.page.waitForFunction((wanted) => document.querySelector(".document-name").textContent === wanted, name);
    await this.page.waitForFunction(() => document.querySelector(".view.large .view-status").textContent === "");
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Shows a slice, counted from 0. */
  async slice(index) {
    await this.press("Home");
    for (let i = 0; i < index; i++) {
      await this.press("ArrowUp");
    }
    await this.page.waitForFunction((n) => document.querySelector(".view.large .view-title").textContent.includes(`  ${n} /`), index + 1);
  }

  /** Waits until the page says saved, and what the server has saved is as expected. */
  async settled(expected) {
    const until = Date.now() + patienceMs;
    while (Date.now() < until) {
      const notice = await this.page.locator(".notice-error").first().isVisible();
      assert.ok(!notice, `the page complains: ${notice && (await this.page.locator(".notice-text").innerText())}`);
      if ((await this.page.locator(".save").innerText()) === "Saved" && expected(await this.objects())) {
        return this.objects();
      }
      await this.page.waitForTimeout(100);
    }
    return assert.fail(`waited in vain for ${expected}; objects are ${JSON.stringify(await this.objects())}`);
  }

  /** What the server has saved of the open document. */
  async state() {
    const document = await this.page.evaluate(() => location.hash.slice(1));
    const response = await this.page.request.get(`${new URL(this.address).origin}/api/v1/documents/${document}/state`);
    return response.json();
  }

  async objects() {
    return (await this.state()).objects;
  }

  /** Where (x, y) of the slice is on the screen; the page fits slices into 96 % of its view. */
  async place([x, y]) {
    const { side } = this;
    const box = await this.page.locator(".view.large .stage").boundingBox();
    const scale = (0.96 * Math.min(box.width, box.height)) / side;
    return [box.x + box.width / 2 + (x + 0.5 - side / 2) * scale, box.y + box.height / 2 + (y + 0.5 - side / 2) * scale];
  }

  async click(at) {
    await this.page.mouse.click(...(await this.place(at)));
  }

  /** Draws through places with the button down. */
  async drag(...places) {
    const { mouse } = this.page;
    await mouse.move(...(await this.place(places[0])));
    await mouse.down();
    for (const at of places.slice(1)) {
      await mouse.move(...(await this.place(at)), { steps: 4 });
    }
    await mouse.up();
  }
}
