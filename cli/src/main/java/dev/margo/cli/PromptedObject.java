package dev.margo.cli;

import dev.margo.prompt.ObjectPrompts;

/**
 * One object to be segmented.
 *
 * @param id its value in a label image, 1..65535
 * @param name what it is, or empty
 */
record PromptedObject(int id, String name, ObjectPrompts prompts) {
    static final int MOST_ID = 65535;

    /** The single object that flags describe. */
    static PromptedObject single(ObjectPrompts prompts) {
        return new PromptedObject(1, "", prompts);
    }
}
