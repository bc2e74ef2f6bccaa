// Elements, made in one line. No markup from strings, no inline style: a strict content security policy holds.

/**
 * @param properties attributes; `class`, `on…` listeners, `text`; false and undefined leave one out
 * @param children elements or text
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "text") {
      element.textContent = value;
    } else if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const svg = "http://www.w3.org/2000/svg";

/** A drawing of icons.svg; said by the text beside it or by the button's label, so hidden from screen readers. */
export function icon(name) {
  const drawing = document.createElementNS(svg, "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `icons.svg#${name}`);
  drawing.append(use);
  return drawing;
}

/** @param options {icon, text, label, key, press, kind, disabled, pressed}; `label` is the tooltip where `text` is left out */
export function button({ icon: name, text, label, key, press, kind, disabled, pressed }) {
  const title = [label ?? text, key && `(${key})`].filter(Boolean).join(" ");
  return h(
    "button",
    {
      type: "button", class: ["button", kind, !text && "icon-only"].filter(Boolean).join(" "), title, onclick: press, disabled,
      "aria-label": text ? undefined : (label ?? text), "aria-pressed": pressed === undefined ? undefined : String(pressed),
    },
    name && icon(name),
    text && h("span", { text }),
    key && text && h("kbd", { text: key, "aria-hidden": "true" }),
  );
}
