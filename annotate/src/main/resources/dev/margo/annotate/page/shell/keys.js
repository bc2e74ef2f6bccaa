// Keys of the page. Typing into a field, an open dialog, and a focused button keep the keys that are theirs.

const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function attachKeys(store, commands, views) {
  const byKey = new Map(commands.flatMap((command) => command.keys.map((key) => [key, command])));

  addEventListener("keydown", (event) => {
    if (belongsElsewhere(event)) {
      return;
    }
    const viewport = views.large();
    if (event.shiftKey && step[event.key] && viewport?.frame) {
      event.preventDefault();
      moveCursor(viewport, event);
      return;
    }
    if (event.key === " " && viewport?.frame) {
      event.preventDefault();
      if (!event.repeat) {
        pressOrLift(viewport, event);
      }
      return;
    }
    const command = byKey.get(nameOf(event));
    if (command && (store.state.document || command.id === "help")) {
      event.preventDefault();
      command.run();
    }
  });

  function moveCursor(viewport, event) {
    const [columns, rows] = step[event.key];
    const far = event.ctrlKey || event.metaKey ? 10 : 1;
    viewport.moveCursor(columns * far, rows * far);
    if (viewport.stroke) {
      views.strokes.move(viewport, viewport.cursor.x, viewport.cursor.y);
    }
  }

  function pressOrLift(viewport, event) {
    if (viewport.stroke) {
      views.strokes.end(viewport);
      return;
    }
    if (!viewport.cursor) {
      viewport.moveCursor(0, 0);
    }
    viewport.keyCursor = true;
    const { tool } = store.state;
    views.strokes.begin(viewport, viewport.cursor.x, viewport.cursor.y, event.altKey);
    if (tool === "point" || tool === "exclude") {
      views.strokes.end(viewport);
    }
  }
}

function belongsElsewhere(event) {
  const { target } = event;
  if (document.querySelector("dialog[open]") || target.matches?.("input, select, textarea")) {
    return true;
  }
  return (event.key === "Enter" || event.key === " ") && !event.ctrlKey && Boolean(target.closest?.("button, summary, a"));
}

function nameOf(event) {
  const letter = event.key.length === 1;
  const shifted = event.shiftKey && !(letter && event.key.toLowerCase() === event.key.toUpperCase());
  return [
    (event.ctrlKey || event.metaKey) && "Ctrl", event.altKey && "Alt", shifted && "Shift", letter ? event.key.toUpperCase() : event.key,
  ].filter(Boolean).join("+");
}
