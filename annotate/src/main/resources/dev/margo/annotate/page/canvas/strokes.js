// A stroke of a tool from press to lift, by mouse or by keys; when it ends well it is sent.

import { saidOfActive } from "../state/select.js";
import { tools } from "../tools/tools.js";

/** @param session takes what was drawn with `draw`, and a problem with `complain` */
export function createStrokes(store, session) {
  return {
    begin(viewport, x, y, opposite) {
      const { state } = store;
      const begin = tools[state.tool];
      if (!begin || !session.mayDraw()) {
        return;
      }
      session.leave();
      viewport.stroke = begin(x, y, {
        exclude: opposite,
        radius: state.radiusMm / viewport.frame.view.spacingX,
        range: state.paintRange,
        long: waitingDiameter(state),
      });
      viewport.draw();
    },

    move(viewport, x, y) {
      viewport.stroke?.move(x, y);
      viewport.draw();
    },

    end(viewport) {
      const { stroke } = viewport;
      viewport.stroke = null;
      viewport.draw();
      const said = stroke?.end();
      if (said?.problem) {
        session.complain(said.problem);
      } else if (said) {
        session.draw(viewport.slice, said, stroke);
      }
    },

    cancel(viewport) {
      viewport.stroke = null;
      viewport.draw();
    },
  };
}

function waitingDiameter(state) {
  const recist = saidOfActive(state)?.prompts.filter((prompt) => prompt.kind === "recist").at(-1);
  return recist && !recist.short ? recist.long : null;
}
