package dev.margo.zoo;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Chooses the folder of models when none is given: the environment's, else the cache folder of this system. */
final class StoreFolder {
    static final String VARIABLE = "MARGO_MODELS";

    private StoreFolder() {}

    static Path ofThisMachine() {
        return choose(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static Path choose(Map<String, String> environment, String os, Path home) {
        String set = environment.getOrDefault(VARIABLE, "");
        return set.isBlank()
                ? cache(environment, os.toLowerCase(Locale.ROOT), home).resolve("models")
                : Path.of(set);
    }

    private static Path cache(Map<String, String> environment, String os, Path home) {
        if (os.startsWith("mac")) {
            return home.resolve("Library/Caches/margo");
        }
        if (os.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? home.resolve("AppData/Local") : Path.of(local)).resolve("margo");
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        // the XDG rules: a relative value is to be ignored
        return (Path.of(xdg).isAbsolute() ? Path.of(xdg) : home.resolve(".cache")).resolve("margo");
    }
}
