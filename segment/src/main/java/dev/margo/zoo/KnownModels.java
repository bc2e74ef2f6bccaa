package dev.margo.zoo;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The models Margo knows by name. */
public final class KnownModels {
    private static final List<KnownModel> ALL = KnownModelsJson.read();

    private KnownModels() {}

    /** All of them, in the order in which they are worth listing. */
    public static List<KnownModel> all() {
        return ALL;
    }

    /** The model with this name or with this file name. */
    public static Optional<KnownModel> find(String nameOrFile) {
        return ALL.stream()
                .filter(m -> m.name().equals(nameOrFile) || m.fileName().equals(nameOrFile))
                .findFirst();
    }

    /** The known name nearest to what was typed, if one is near enough to be meant. */
    public static Optional<String> nearest(String typed) {
        int reach = Math.max(2, typed.length() / 3);
        return ALL.stream()
                .map(KnownModel::name)
                .filter(name -> distance(typed, name) <= reach)
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /** Levenshtein distance: letters to insert, delete or replace. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
