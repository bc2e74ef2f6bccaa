package dev.margo.dataset;

/** What the ids of a label map mean. */
public enum ObjectIds {
    /** One object per id, connected or not. */
    KEPT,
    /** A class per id: every connected piece of it, over corners too, is an object. */
    COMPONENTS
}
