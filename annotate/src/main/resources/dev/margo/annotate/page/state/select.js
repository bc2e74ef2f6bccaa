// Questions that several views ask of the state.

export const axes = ["x", "y", "z"];

export const sliceKey = ({ axis, index }) => `${axis}/${index}`;

export const axisNumber = (axis) => axes.indexOf(axis);

/** The slice that a view across an axis shows. */
export function shownSlice(state, axis) {
  return { axis, index: state.cross[axisNumber(axis)] };
}

export function largeSlice(state) {
  return shownSlice(state, state.large);
}

export function viewAcross(state, axis) {
  return state.document?.views.find((view) => view.axis === axis) ?? null;
}

export function activeObject(state) {
  return state.project?.objects.find((object) => object.id === state.active) ?? null;
}

/** Id that the next prompt goes to; one that no object has where a new object is meant. */
export function objectForPrompt(state) {
  return state.active ?? state.project.objects.reduce((most, object) => Math.max(most, object.id), 0) + 1;
}

/** What was said of the active object on the slice that is large, and the model's answer to it. */
export function saidOfActive(state) {
  const slice = state.document && state.said[sliceKey(largeSlice(state))];
  return slice?.objects.find((said) => said.object === state.active) ?? null;
}

export function isVolume(state) {
  return state.document?.kind === "volume";
}

/** Slices across the large view's axis on which the object was annotated, ascending. */
export function annotatedSlices(object, axis) {
  return object?.annotated[axis] ?? [];
}
