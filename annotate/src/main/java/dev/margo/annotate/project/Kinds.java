package dev.margo.annotate.project;

import java.util.Map;

/** What the journal calls interactions. */
final class Kinds {
    static final String CREATE = "create";
    static final String RENAME = "rename";
    static final String RECOLOUR = "recolour";
    static final String SHOW = "show";
    static final String ACCEPT = "accept";
    static final String DELETE = "delete";
    static final String PROMPT = "prompt";
    static final String CHOOSE = "choose";
    static final String DRAW = "draw";
    static final String CLEAR = "clear";
    static final String END = "end";
    static final String PROPAGATE = "propagate";
    static final String IMPORT = "import";
    static final String WINDOW = "window";
    static final String MARK = "mark";

    private static final Map<Class<? extends Interaction>, String> NAMES = Map.ofEntries(
            Map.entry(Interaction.Created.class, CREATE),
            Map.entry(Interaction.Renamed.class, RENAME),
            Map.entry(Interaction.Recoloured.class, RECOLOUR),
            Map.entry(Interaction.Shown.class, SHOW),
            Map.entry(Interaction.Accepted.class, ACCEPT),
            Map.entry(Interaction.Deleted.class, DELETE),
            Map.entry(Interaction.Prompted.class, PROMPT),
            Map.entry(Interaction.Chosen.class, CHOOSE),
            Map.entry(Interaction.Drawn.class, DRAW),
            Map.entry(Interaction.Cleared.class, CLEAR),
            Map.entry(Interaction.Ended.class, END),
            Map.entry(Interaction.Propagated.class, PROPAGATE),
            Map.entry(Interaction.Imported.class, IMPORT),
            Map.entry(Interaction.Windowed.class, WINDOW),
            Map.entry(Interaction.Marked.class, MARK));

    private Kinds() {}

    static String of(Interaction done) {
        return NAMES.get(done.getClass());
    }
}
