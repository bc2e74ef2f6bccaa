// The objects: which one prompts go to, names, colours, visibility, and the step to the next one.

import { texts } from "../app/texts.js";
import { button, h, icon } from "../shell/dom.js";
import { activeObject } from "../state/select.js";

/** @returns {element, rename}: the panel, and a function that opens the name of an object for typing */
export function createObjects(store, session) {
  const list = h("ul", { class: "objects" });
  const next = button({ icon: "plus", text: texts.objects.next, key: "N", press: () => session.nextObject(), kind: "row" });
  const accept = button({ icon: "check", text: texts.objects.acceptNext, key: "Enter", press: () => session.acceptNext(), kind: "primary wide" });
  let naming = null; // id of the object whose name is typed

  function rename(object) {
    naming = object.id;
    draw(store.state);
    const field = list.querySelector("input[type=text]");
    field?.focus();
    field?.select();
  }

  function draw(state) {
    const objects = state.project?.objects ?? [];
    if (naming !== null && list.querySelector("input[type=text]") && objects.some((object) => object.id === naming)) {
      return; // a name is being typed; it is drawn when that ends
    }
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    list.replaceChildren(...objects.map((object) => row(object, state)));
    list.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
    if (focused) {
      list.querySelector(`[data-focus="${focused}"]`)?.focus();
    }
    next.querySelector("span").textContent = state.active === null ? texts.objects.nextActive : texts.objects.next;
    next.classList.toggle("chosen", state.active === null);
    const object = activeObject(state);
    accept.disabled = !object || object.accepted || object.voxels === 0;
  }

  function row(object, state) {
    const active = object.id === state.active;
    const colour = h("input", {
      type: "color", value: object.colour, class: "swatch", title: texts.objects.colour(object.name), "aria-label": texts.objects.colour(object.name),
      onchange: (event) => session.step({ kind: "recolour", object: object.id, colour: event.target.value }),
      disabled: object.accepted,
    });
    const tools = active
      ? [
          object.accepted
            ? button({ icon: "lock", label: texts.objects.reopen, press: () => session.step({ kind: "reopen", object: object.id }), kind: "quiet small" })
            : button({ icon: "rename", label: texts.objects.rename, key: "F2", press: () => rename(object), kind: "quiet small" }),
          button({ icon: "delete", label: texts.objects.delete, key: "Del", press: () => session.deleteObject(object), kind: "quiet small" }),
        ]
      : object.accepted ? [h("span", { class: "badge", title: texts.objects.accepted }, icon("lock"))] : [];
    const eye = button({
      icon: object.visible ? "eye" : "eye-off", label: object.visible ? texts.objects.hide(object.name) : texts.objects.show(object.name),
      press: () => session.step({ kind: "show", object: object.id, visible: !object.visible }), kind: "quiet small",
    });
    eye.dataset.focus = `eye-${object.id}`;
    return h(
      "li", { class: ["object", active && "chosen", !object.visible && "hidden-object"].filter(Boolean).join(" ") },
      colour, naming === object.id ? nameField(object) : nameButton(object, active), ...tools, eye,
    );
  }

  function nameButton(object, active) {
    const element = h(
      "button",
      { type: "button", class: "object-name", "aria-current": active ? "true" : undefined, onclick: () => session.activate(object.id), ondblclick: () => rename(object) },
      h("span", { class: "name", text: object.name }),
      h("span", { class: "dim figure", text: texts.objects.extent(object) }),
    );
    element.dataset.focus = `name-${object.id}`;
    return element;
  }

  function nameField(object) {
    const end = (keep) => {
      if (naming === null) {
        return;
      }
      naming = null;
      const name = field.value.trim();
      field.remove();
      draw(store.state);
      if (keep && name && name !== object.name) {
        session.step({ kind: "rename", object: object.id, name });
      }
    };
    const field = h("input", {
      type: "text", class: "name-field", value: object.name, maxlength: "200", "aria-label": texts.objects.name,
      onkeydown: (event) => {
        if (event.key === "Enter" || event.key === "Escape") {
          event.stopPropagation();
          end(event.key === "Enter");
        }
      },
      onblur: () => end(true),
    });
    return field;
  }

  store.on(["project", "active"], draw);
  const element = h("section", { class: "panel panel-objects", "aria-labelledby": "objects-title" }, h("h2", { id: "objects-title", text: texts.objects.title }), list, next, accept);
  return { element, rename };
}
