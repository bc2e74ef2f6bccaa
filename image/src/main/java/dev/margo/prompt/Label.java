package dev.margo.prompt;

/** What a place is said to belong to. */
public enum Label {
    BACKGROUND,
    FOREGROUND
}
