package dev.margo.zoo;

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
        return NearestName.to(typed, ALL.stream().map(KnownModel::name).toList());
    }
}
