// Opens documents, keeps the page in step with the server's events, and tells the server where the user looks.

import { texts } from "../app/texts.js";
import { Voxels } from "../image/voxels.js";
import { MaskCache } from "../mask/cache.js";
import { getBytes, getJson, NoConnection, Refusal, send } from "../server/api.js";
import { listen } from "../server/channel.js";
import { initialDocument } from "../state/initial.js";
import { reduce } from "../state/reduce.js";
import { largeSlice, sliceKey } from "../state/select.js";
import { recall, remember } from "./memory.js";

const restMs = 60;

export function createDocuments(store, session, open) {
  let restTimer = 0;
  let viewed = null; // the slice that the server knows to be looked at

  function show(document) {
    const { state: project, ...meta } = document;
    open.voxels?.close();
    viewed = null;
    session.forgetSequence();
    open.masks = new MaskCache(
      ({ axis, index }) => getBytes(`/documents/${meta.id}/slices/${axis}/${index}/masks`),
      () => store.set({ masksDrawn: {} }),
    );
    open.voxels = new Voxels(meta, store.state.info.limits.voxelsBytes ?? Infinity, (loaded) => store.set({ loaded: { part: loaded } }));
    store.set({ ...initialDocument, document: meta, project, propagation: project.propagation ?? null, ...startAt(meta, project), opening: null });
    location.hash = meta.id;
    session.attempt(() => open.voxels.load(largeSlice(store.state)));
    if (meta.notes.length > 0) {
      session.inform(meta.notes.join(" "));
    }
  }

  function startAt(meta, project) {
    const large = meta.kind === "picture" ? meta.views[0].axis : (meta.defaultAxis ?? "z");
    const { least, greatest } = meta.voxels;
    const open = project.objects.filter((object) => !object.accepted);
    const cross = meta.size.map((size) => Math.floor(size / 2));
    const window = meta.window ?? { low: least, high: greatest };
    const radiusMm = Math.max(...meta.size.map((size, i) => size * meta.spacingMm[i])) / 40;
    const fresh = { large, cross, window, radiusMm, active: open.at(-1)?.id ?? null };
    const kept = recall(meta.id);
    return { ...fresh, ...kept, active: kept && project.objects.some((object) => object.id === kept.active) ? kept.active : fresh.active };
  }

  // what was said on the slice that is large; anew whenever it, or the state, is another
  async function lookAround() {
    const { document, project } = store.state;
    if (!document) {
      return;
    }
    const slice = largeSlice(store.state);
    const key = sliceKey(slice);
    try {
      if (viewed !== key) {
        viewed = key;
        const embedding = await send("PUT", `/documents/${document.id}/view`, slice);
        applyEmbedding(document, slice, embedding);
      }
      const said = await getJson(`/documents/${document.id}/slices/${slice.axis}/${slice.index}`);
      if (document.id === store.state.document?.id && project.seq === store.state.project.seq) {
        store.set({ said: { [key]: said } });
        applyEmbedding(document, slice, said.embedding);
      }
    } catch (problem) {
      viewed = null;
      if (problem instanceof Refusal) {
        session.complain(problem.message);
      } else if (!(problem instanceof NoConnection)) {
        throw problem;
      }
    }
  }

  function applyEmbedding(document, slice, { status, message }) {
    store.set(reduce(store.state, { type: "embedding", document: document.id, slice, status, message }));
  }

  // it may have been loaded before the server's events were heard
  async function askForModel() {
    store.set({ info: await getJson("/info") });
  }

  async function catchUp() {
    await askForModel();
    await session.refreshWorklist();
    const { document } = store.state;
    if (document) {
      const { state } = await getJson(`/documents/${document.id}`);
      session.forgetSequence();
      store.set(reduce(store.state, { type: "opened", document: document.id, state }));
      open.masks.doubt();
      viewed = null;
      await lookAround();
    }
    session.retrySteps();
  }

  const take = {
    state: (event) => {
      session.acknowledged(event.document, { seq: event.state.seq, state: event.state, changed: event.changed ?? [] });
      session.refreshWorklist();
    },
    propagation: (event) => session.propagated(event),
    closed: (event) => {
      if (event.document === store.state.document?.id) {
        session.attempt(() => send("PUT", `/documents/${event.document}`));
      }
    },
  };

  return {
    async openDocument(id) {
      store.set({ opening: id, notice: null });
      try {
        show(await send("PUT", `/documents/${id}`));
      } catch (problem) {
        store.set({ opening: null });
        const name = store.state.items.find((item) => item.id === id)?.name ?? id;
        session.complain(texts.openFailed(name, problem.message));
      }
      session.refreshWorklist();
    },

    async start() {
      await session.attempt(async () => {
        store.set({ info: await getJson("/info") });
        await session.refreshWorklist();
        const { items } = store.state;
        store.set({ worklistShown: items.length > 1 });
        const asked = items.find((item) => item.id === location.hash.slice(1)) ?? items.find((item) => item.status !== "done") ?? items[0];
        if (asked) {
          await this.openDocument(asked.id);
        }
      });
      listen(
        (event) => (take[event.type] ? take[event.type](event) : store.set(reduce(store.state, event))),
        (stands, stoodBefore) => {
          store.set({ connection: stands ? "online" : "offline" });
          if (stands) {
            session.attempt(stoodBefore ? catchUp : askForModel);
          }
        },
      );
      store.on(["project", "cross", "large", "document"], (state) => {
        clearTimeout(restTimer);
        restTimer = setTimeout(lookAround, restMs);
        remember(state);
      });
      store.on(["active", "window"], remember);
    },
  };
}
