// The server's part of the state as a function of what the server says. Pure: state and event in, changed keys out.

import { isComing, sliceKey } from "./select.js";

/** @returns the keys that the event changes; none if it is about another document or older than what is known */
export function reduce(state, event) {
  const change = changes[event.type];
  if (!change || (event.document !== undefined && event.document !== state.document?.id)) {
    return {};
  }
  return change(state, event);
}

const changes = {
  state: (state, event) => {
    const older = state.project && event.state.seq < state.project.seq;
    return older ? {} : changes.opened(state, event);
  },
  opened: (state, event) => ({
    project: event.state, propagation: event.state.propagation ?? null, active: stillThere(state, event.state),
  }),
  embedding: (state, event) => ({
    embeddings: { ...state.embeddings, [sliceKey(event.slice)]: { status: event.status, message: event.message } },
  }),
  propagation: (state, event) => ({ propagation: event.status === "running" ? event.propagation : null }),
  save: (state, event) => ({ project: { ...state.project, save: event.save } }),
  model: (state, event) => ({ info: { ...state.info, model: event.model } }),
};

function stillThere({ active, sending }, project) {
  return isComing({ project, sending }, active) ? active : null;
}
