// The work list: the images that were given, with their status.

import { texts } from "../app/texts.js";
import { button, h, icon } from "../shell/dom.js";

const drawings = { new: "circle", started: "started", done: "done", skipped: "skip" };

export function createWorklistPanel(store, session) {
  const count = h("span", { class: "dim figure" });
  const list = h("ul", { class: "items" });
  const finish = button({ icon: "check", text: texts.worklist.finish, press: () => session.finish("done") });
  const skip = button({ icon: "skip", label: texts.worklist.skip, press: () => session.finish("skipped") });
  const element = h(
    "aside", { class: "worklist", "aria-labelledby": "worklist-title" },
    h("div", { class: "worklist-head" }, h("h2", { id: "worklist-title", text: texts.worklist.title }), count),
    list,
    h("div", { class: "button-row" }, finish, skip),
  );

  store.on(["items", "document", "opening", "worklistShown"], ({ items, document, opening, worklistShown }) => {
    element.hidden = !worklistShown;
    count.textContent = texts.worklist.done(items.filter((item) => item.status === "done").length, items.length);
    list.replaceChildren(
      ...items.map((item) => {
        const current = item.id === (opening ?? document?.id);
        const slash = item.name.lastIndexOf("/") + 1;
        return h(
          "li", {},
          h(
            "button",
            {
              type: "button", class: `item item-${item.status}${current ? " chosen" : ""}`, "aria-current": current ? "true" : undefined,
              title: item.problem ?? item.name, "aria-label": texts.worklist.item(item.name, texts.worklist.status[item.status]),
              onclick: () => session.openDocument(item.id),
            },
            icon(item.problem ? "offline" : drawings[item.status]),
            h("span", { class: "item-name" }, slash > 0 && h("span", { class: "dim", text: item.name.slice(0, slash) }), item.name.slice(slash)),
            item.objects > 0 && h("span", { class: "dim figure", title: texts.worklist.objects(item.objects), text: String(item.objects) }),
          ),
        );
      }),
    );
    list.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  });
  return element;
}
