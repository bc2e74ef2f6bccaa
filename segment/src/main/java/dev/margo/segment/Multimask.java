package dev.margo.segment;

import dev.margo.prompt.ResolvedPrompts;

/** Whether the model offers three masks or one. */
public enum Multimask {
    /** Three for a lone point, which may mean a part or the whole; one for everything else. */
    AUTO,
    /** Always the three for ambiguous prompts. */
    ALWAYS,
    /** Always the single one. */
    NEVER;

    boolean wanted(ResolvedPrompts prompts) {
        boolean lonePoint = prompts.points().size() == 1
                && prompts.box().isEmpty()
                && prompts.mask().isEmpty();
        return this == ALWAYS || (this == AUTO && lonePoint);
    }
}
