package dev.margo.annotate.session;

/** Which slice is encoded first. */
enum Urgency {
    /** Somebody waits for an answer. */
    ASKED,
    /** The user looks at it. */
    SEEN,
    PROPAGATED,
    /** The user may look at it next. */
    AHEAD
}
