// An object's way through the volume: started, watched, stopped.

import { texts } from "../app/texts.js";
import { SliceMask } from "../mask/cache.js";
import { send } from "../server/api.js";
import { reduce } from "../state/reduce.js";
import { activeObject, annotatedSlices, viewAcross } from "../state/select.js";

export function createPropagation(store, session, open) {
  return {
    /** @param between meeting, interpolated or markers, as in the API */
    async propagate(between) {
      const { state } = store;
      const object = activeObject(state);
      const annotated = annotatedSlices(object, state.large).length;
      if (annotated === 0 || (between === "interpolated" && annotated < 2)) {
        session.complain(annotated === 0 ? texts.volume.need(texts.view[viewAcross(state, state.large).plane]) : texts.volume.needTwo);
        return;
      }
      await session.attempt(async () => {
        const path = `/documents/${state.document.id}/propagation`;
        const propagation = await send("POST", path, { object: object.id, axis: state.large, between });
        store.set({ propagation, notice: null });
      });
    },

    async stopPropagation() {
      const { document, propagation } = store.state;
      if (propagation) {
        await session.attempt(() => send("DELETE", `/documents/${document.id}/propagation`));
      }
    },

    /** An event of a propagation. */
    propagated(event) {
      if (event.document !== store.state.document?.id) {
        return;
      }
      store.set(reduce(store.state, event));
      if (event.status === "running") {
        if (event.slice && event.mask !== undefined) {
          const mask = SliceMask.ofBase64(event.mask, viewAcross(store.state, event.slice.axis));
          open.masks.run(event.slice, event.propagation.object, mask);
        }
        return;
      }
      open.masks.endRun();
      const done = event.propagation?.done ?? 0;
      if (event.status === "failed") {
        session.complain(texts.volume.failed(event.message));
      } else {
        session.inform(event.status === "done" ? texts.volume.finished(done) : texts.volume.stopped(done));
      }
    },
  };
}
