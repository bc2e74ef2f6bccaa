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

/** Id that the next prompt goes to; where a new object is meant, one that none has, nor one whose first prompt is on its way. */
export function objectForPrompt(state) {
  const known = [...state.project.objects.map((object) => object.id), ...state.sending.map((sent) => sent.object)];
  return state.active ?? Math.max(0, ...known) + 1;
}

/** Whether there is such an object, or will be when what is on its way has arrived. */
export function isComing(state, id) {
  return state.project.objects.some((object) => object.id === id) || state.sending.some((sent) => sent.object === id);
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
