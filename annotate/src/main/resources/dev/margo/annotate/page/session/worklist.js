// The work list: which image next, and what becomes of the one that is open.

import { texts } from "../app/texts.js";
import { getJson, NoConnection } from "../server/api.js";

export function createWorklist(store, session) {
  const worklist = {
    async refreshWorklist() {
      try {
        store.set({ items: (await getJson("/worklist")).items });
      } catch (problem) {
        if (!(problem instanceof NoConnection)) {
          throw problem;
        }
      }
    },

    /** Opens the item that many places on, if there is one. */
    async openNeighbour(by) {
      const { items, document } = store.state;
      const next = items[items.findIndex((item) => item.id === document?.id) + by];
      if (next) {
        await session.openDocument(next.id);
      }
    },

    /** @param status done or skipped */
    async finish(status) {
      if (!store.state.document || !(await session.step({ kind: "mark", status }))) {
        return;
      }
      await worklist.refreshWorklist();
      const { items, document } = store.state;
      const at = items.findIndex((item) => item.id === document.id);
      const open = (item) => item.status === "new" || item.status === "started";
      const next = items.slice(at + 1).find(open) ?? items.find(open);
      if (next) {
        await session.openDocument(next.id);
      } else {
        session.inform(texts.worklist.allDone);
      }
    },
  };
  return worklist;
}
