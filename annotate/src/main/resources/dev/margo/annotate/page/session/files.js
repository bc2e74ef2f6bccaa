// Labels out of the document and into it.

import { texts } from "../app/texts.js";
import { getJson, getResponse, Refusal, send, sendBytes } from "../server/api.js";

export function createFiles(store, session) {
  const path = (rest) => `/documents/${store.state.document.id}/${rest}`;

  const files = {
    async download(format) {
      await session.attempt(async () => {
        const response = await getResponse(path(`exports/${format}`));
        const name = fileName(response) ?? `labels.${format}`;
        const address = URL.createObjectURL(await response.blob());
        const link = document.createElement("a");
        link.href = address;
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
        session.inform(texts.files.downloaded(name));
      });
    },

    /** Writes beside the image; asks before an older file goes. */
    async saveBeside(format, replace = false) {
      await session.attempt(async () => {
        try {
          const { file, notes } = await send("POST", path(`exports/${format}?replace=${replace}`));
          session.inform(texts.files.noted(texts.files.written(file), notes));
        } catch (problem) {
          if (!(problem instanceof Refusal) || problem.code !== "file_exists") {
            throw problem;
          }
          session.complain(problem.message, { text: texts.files.replace, run: () => files.saveBeside(format, true) });
        }
      });
    },

    /** @param object id of the object that takes all labels; null: each becomes an object of its own */
    async importLabels(file, object) {
      await session.attempt(async () => {
        const into = object === null ? "" : `&object=${object}`;
        const id = store.state.document.id;
        const acknowledgement = await sendBytes(path(`labels?name=${encodeURIComponent(file.name)}${into}`), file);
        session.acknowledged(id, acknowledgement);
        const line = texts.files.imported(acknowledgement.state.objects.length);
        session.inform(texts.files.noted(line, acknowledgement.notes ?? []));
      });
    },

    /** @returns rows of measurements, or undefined if they could not be had */
    measurements: () => session.attempt(async () => (await getJson(path("measurements"))).rows),
  };
  return files;
}

function fileName(response) {
  const named = /filename\*?=(?:UTF-8'')?"?([^";]+)/i.exec(response.headers.get("Content-Disposition") ?? "");
  return named ? decodeURIComponent(named[1]) : null;
}
