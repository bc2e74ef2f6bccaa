// The mask that a click under the cursor would give. One question at a time, always about where the cursor is by then.

import { SliceMask } from "../mask/cache.js";
import { send } from "../server/api.js";
import { activeObject, sliceKey, viewAcross } from "../state/select.js";

const restMs = 40;

export function createPreview(store, session) {
  let wanted = null;
  let asking = false;
  let timer = 0;

  async function ask() {
    if (asking || !wanted) {
      return;
    }
    const question = wanted;
    wanted = null;
    asking = true;
    const document = store.state.document.id;
    try {
      const answer = await send("POST", `/documents/${document}/preview`, question);
      if (answer.ready && question === latest && document === store.state.document?.id) {
        const view = viewAcross(store.state, question.slice.axis);
        const mask = SliceMask.ofBase64(answer.mask, view);
        store.set({ preview: { key: sliceKey(question.slice), mask, predictedIou: answer.predictedIou } });
      }
    } catch {
      store.set({ preview: null }); // it is only a preview: steps tell what is wrong
    } finally {
      asking = false;
      ask();
    }
  }

  let latest = null;
  return {
    preview(slice, x, y, opposite) {
      const { state } = store;
      const exclude = (state.tool === "exclude") !== opposite;
      const object = activeObject(state);
      const ready = state.embeddings[sliceKey(slice)]?.status === "ready";
      const useful = state.tool === "point" || state.tool === "exclude";
      if (!state.previewOn || !useful || !ready || object?.accepted || (exclude && !object)) {
        return;
      }
      const prompt = { kind: "point", x, y, label: exclude ? "background" : "foreground" };
      latest = wanted = { ...(object && { object: object.id }), slice, prompt };
      clearTimeout(timer);
      timer = setTimeout(ask, restMs);
    },

    endPreview() {
      clearTimeout(timer);
      latest = wanted = null;
    },
  };
}
