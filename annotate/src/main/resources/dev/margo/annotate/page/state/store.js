// The one state of the page. Views read it and are told which of its keys have changed, once per turn of the event loop.

export class Store {
  #state;
  #listeners = [];
  #changed = new Set();

  constructor(state) {
    this.#state = Object.freeze({ ...state });
  }

  get state() {
    return this.#state;
  }

  /** Replaces the given keys; values are never changed in place. */
  set(patch) {
    const keys = Object.keys(patch).filter((key) => !Object.is(patch[key], this.#state[key]));
    if (keys.length === 0) {
      return;
    }
    this.#state = Object.freeze({ ...this.#state, ...patch });
    if (this.#changed.size === 0) {
      queueMicrotask(() => this.#tell());
    }
    keys.forEach((key) => this.#changed.add(key));
  }

  /** Calls the listener now, and whenever one of the keys has changed. */
  on(keys, listener) {
    this.#listeners.push({ keys, listener });
    listener(this.#state);
  }

  #tell() {
    const changed = this.#changed;
    this.#changed = new Set();
    for (const { keys, listener } of this.#listeners) {
      if (keys.some((key) => changed.has(key))) {
        listener(this.#state);
      }
    }
  }
}
