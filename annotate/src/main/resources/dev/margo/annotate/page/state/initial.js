// What the page knows and shows, before anything is known. Keys of the server's part are filled by reduce.js alone.

export const initialState = {
  // from the server
  info: null, // of GET /info
  items: [], // the work list
  document: null, // the open document, without its state
  project: null, // the state of the open document, as acknowledged
  embeddings: {}, // "axis/index" -> {status, message?}
  said: {}, // "axis/index" -> the slice's objects with their prompts and answers
  propagation: null, // the one that runs, or null

  // of the connection
  connection: "connecting", // connecting, online, offline
  waiting: 0, // steps that are sent but not acknowledged
  held: null, // why the first of them could not be saved, or null
  opening: null, // id of the document that is being opened
  loaded: null, // {part} of the voxels that have arrived, 0 to 1; another object whenever more can be drawn
  masksDrawn: null, // another object whenever other masks are to be drawn
  notice: null, // {kind: "error" | "info", text, action?: {text, run}}

  // of the user, never journalled
  tool: "point",
  active: null, // id of the object that prompts go to, there or on its way; null: a new one
  cross: [0, 0, 0], // voxel where the views meet; its coordinates are the slices shown
  large: "z", // axis of the large view
  cameras: {}, // axis -> {scale, x, y}; absent: fitted
  window: { low: 0, high: 1 }, // of the display, after rescale
  radiusMm: 4, // of the brush, half its width
  paintRange: null, // {low, high} or null
  masksShown: true,
  outlinesOnly: false,
  previewOn: true,
  worklistShown: false,
  pointer: null, // {axis, voxel, value} under the mouse; value null while it is on its way
  preview: null, // {key, mask, predictedIou} that a click there would give
  sending: [], // {key, stroke, object}: drawn, but not acknowledged
};

/** What is forgotten when another document is opened. */
export const initialDocument = {
  document: null, project: null, embeddings: {}, said: {}, propagation: null, loaded: null, active: null, cameras: {}, pointer: null,
  preview: null, sending: [],
  paintRange: null,
};
