// Steps on their way to the disk: one at a time, in order, each with an id so that sending it again does it once. A step
// leaves only when the server has acknowledged or refused it, so the page never says "saved" of what may be lost.

import { NoConnection } from "./api.js";

const leastWaitMs = 500;
const mostWaitMs = 5_000;
const notSaved = 507;
const busy = 429;

export class Outbox {
  #steps = [];
  #running = false;
  #wake = () => {};
  #held = null;

  /** @param onChange takes the number of steps that wait, and why the first could not be saved, or null */
  constructor(onChange) {
    this.onChange = onChange;
  }

  /**
   * @param deliver sends the step; called again with the same step until it is answered
   * @returns the acknowledgement; rejected with a Refusal
   */
  add(deliver) {
    return new Promise((resolve, reject) => {
      this.#steps.push({ deliver, resolve, reject });
      this.#tell();
      this.#run();
    });
  }

  get length() {
    return this.#steps.length;
  }

  /** Sends again at once what waits for its turn. */
  retry() {
    this.#wake();
  }

  /** Gives up the step that could not be saved. */
  discard() {
    if (this.#held) {
      this.#leave((step) => step.reject(this.#held));
      this.#wake();
    }
  }

  async #run() {
    if (this.#running) {
      return;
    }
    this.#running = true;
    let waitMs = leastWaitMs;
    while (this.#steps.length > 0) {
      const step = this.#steps[0];
      try {
        const acknowledgement = await step.deliver();
        this.#leave(() => step.resolve(acknowledgement));
        waitMs = leastWaitMs;
      } catch (problem) {
        if (problem.status === notSaved) {
          this.#held = problem;
          this.#tell();
          await this.#pause(undefined);
        } else if (problem instanceof NoConnection || problem.status === busy) {
          await this.#pause(waitMs);
          waitMs = Math.min(waitMs * 2, mostWaitMs);
        } else {
          this.#leave(() => step.reject(problem));
        }
      }
    }
    this.#running = false;
  }

  #leave(answer) {
    const step = this.#steps.shift();
    answer(step);
    this.#held = null;
    this.#tell();
  }

  #pause(ms) {
    return new Promise((resume) => {
      const timer = ms === undefined ? 0 : setTimeout(resume, ms);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = () => {};
        resume();
      };
    });
  }

  #tell() {
    this.onChange(this.#steps.length, this.#held?.message ?? null);
  }
}
