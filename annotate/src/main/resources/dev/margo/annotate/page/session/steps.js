// Everything that changes the document's state: sent one after the other, repeated until it is acknowledged or refused.

import { texts } from "../app/texts.js";
import { SliceMask } from "../mask/cache.js";
import { send } from "../server/api.js";
import { Outbox } from "../server/outbox.js";
import { reduce } from "../state/reduce.js";
import { activeObject, isComing, isVolume, objectForPrompt, sliceKey, viewAcross } from "../state/select.js";

export function createSteps(store, session, open) {
  const outbox = new Outbox((waiting, held) => store.set({ waiting, held }));
  let taken = 0; // sequence number up to which changes are known here

  /** @returns the acknowledgement, or null if the server refused */
  async function deliver(path, fields) {
    const id = newId();
    const document = store.state.document.id;
    try {
      const acknowledgement = await outbox.add(() => send("POST", `/documents/${document}/${path}`, { id, ...fields }));
      steps.acknowledged(document, acknowledgement);
      return acknowledgement;
    } catch (problem) {
      refused(problem);
      return null;
    }
  }

  function refused(problem) {
    if (problem.code === "object_accepted" && activeObject(store.state)) {
      const { id, name } = activeObject(store.state);
      session.complain(texts.objects.lockedAccept(name), { text: texts.objects.reopen, run: () => steps.step({ kind: "reopen", object: id }) });
    } else if (problem.code !== "nothing_to_undo" && problem.code !== "nothing_to_redo") {
      session.complain(problem.message);
    }
  }

  const steps = {
    step: (fields) => deliver("interactions", fields),

    undo: () => goBack("undo"),
    redo: () => goBack("redo"),

    /** Takes what the server has done, here or in another window. */
    acknowledged(document, { seq, state, changed, object, slice, mask, notes }) {
      if (document !== store.state.document?.id) {
        return;
      }
      store.set(reduce(store.state, { type: "state", document, state }));
      if (seq > taken) {
        taken = seq;
        open.masks.changed(changed, seq);
      }
      if (mask !== undefined && slice && object !== undefined) {
        open.masks.put(slice, object, SliceMask.ofBase64(mask, viewAcross(store.state, slice.axis)));
      }
      if (notes?.length) {
        session.inform(notes.join(" "));
      }
    },

    /** Another document, or everything anew: what was known of sequence numbers is void. */
    forgetSequence() {
      taken = 0;
    },

    /** Whether the active object may be changed; says why not. */
    mayDraw() {
      const object = activeObject(store.state);
      if (object?.accepted) {
        refused({ code: "object_accepted" });
        return false;
      }
      return store.state.project !== null;
    },

    /** Sends what a tool has drawn; it is shown as on its way until it is acknowledged. */
    async draw(slice, said, stroke) {
      const object = objectForPrompt(store.state);
      const sent = { key: sliceKey(slice), stroke, object };
      store.set({ sending: [...store.state.sending, sent], active: object, preview: null, notice: null });
      const acknowledgement = await steps.step({ ...said, object, slice });
      showOthers(slice, acknowledgement?.mask);
      const sending = store.state.sending.filter((other) => other !== sent);
      const { active } = store.state;
      store.set({ sending, active: active !== null && isComing({ ...store.state, sending }, active) ? active : null });
    },

    /** What is drawn from now on is another object, also while the accepted one is on its way. */
    async acceptNext() {
      const { active } = store.state;
      const open = active !== null && !activeObject(store.state)?.accepted;
      store.set({ active: null, preview: null });
      if (open && !(await steps.step({ kind: "accept", object: active })) && store.state.active === null && isComing(store.state, active)) {
        store.set({ active });
      }
    },

    nextObject() {
      store.set({ active: null, preview: null });
    },

    activate(id) {
      store.set({ active: id, preview: null });
    },

    async deleteObject(object) {
      if (await steps.step({ kind: "delete", object: object.id })) {
        session.inform(texts.objects.deleted(object.name), { text: texts.command.undo, run: () => steps.undo() });
      }
    },

    retrySteps: () => outbox.retry(),
    dropStep: () => outbox.discard(),
  };

  /** The other views show an object from when it is marked. */
  function showOthers(slice, mask) {
    const box = mask !== undefined && isVolume(store.state) && SliceMask.ofBase64(mask, viewAcross(store.state, slice.axis)).box;
    if (box) {
      session.showAround(slice, box);
    }
  }

  async function goBack(path) {
    store.set({ notice: null, preview: null });
    const acknowledgement = await deliver(path, {});
    const object = store.state.project?.objects.find((one) => one.id === acknowledgement?.object);
    if (object) {
      store.set({ active: object.id });
    }
  }

  addEventListener("beforeunload", (event) => {
    if (outbox.length > 0) {
      event.preventDefault();
    }
  });
  return steps;
}

// crypto.randomUUID is there only where the page came over TLS or loopback
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
