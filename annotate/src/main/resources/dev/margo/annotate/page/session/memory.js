// Where the user was in each document, for a reload of this window. Nothing of the patient: positions, window, active object.

const keys = ["large", "cross", "window", "active"];

export function remember(state) {
  if (state.document) {
    const kept = Object.fromEntries(keys.map((key) => [key, state[key]]));
    sessionStorage.setItem(state.document.id, JSON.stringify(kept));
  }
}

/** What was kept of a document, or null. */
export function recall(id) {
  return JSON.parse(sessionStorage.getItem(id));
}
