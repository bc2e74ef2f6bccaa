// What a user can do, in one place: views and panels call this and nothing else. Its parts share the store and what is
// open at the moment.

import { createDisplay } from "./display.js";
import { createDocuments } from "./documents.js";
import { createPreview } from "./preview.js";
import { createPropagation } from "./propagation.js";
import { createSteps } from "./steps.js";
import { createWorklist } from "./worklist.js";
import { createFiles } from "./files.js";
import { Refusal, NoConnection } from "../server/api.js";

export function createSession(store) {
  const open = { voxels: null, masks: null };
  const session = {
    get voxels() {
      return open.voxels;
    },
    get masks() {
      return open.masks;
    },

    complain(text, action) {
      store.set({ notice: { kind: "error", text, action } });
    },
    inform(text, action) {
      store.set({ notice: { kind: "info", text, action } });
    },
    dismiss() {
      store.set({ notice: null });
    },

    /** For what may fail and is not a step: says why, and goes on. */
    async attempt(work) {
      try {
        return await work();
      } catch (problem) {
        if (problem instanceof Refusal || problem instanceof NoConnection) {
          session.complain(problem.message);
          return undefined;
        }
        throw problem;
      }
    },
  };
  const parts = [createDisplay, createSteps, createPreview, createPropagation, createDocuments, createWorklist, createFiles];
  parts.forEach((create) => Object.assign(session, create(store, session, open)));
  return session;
}
