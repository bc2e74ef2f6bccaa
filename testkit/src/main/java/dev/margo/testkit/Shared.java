package dev.margo.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of reference data that lies beside a checkout but is no part of it. Tests that read from it carry
 * {@link NeedsShared}.
 */
public final class Shared {
    private Shared() {}

    /** {@code name} inside the shared folder, if the folder is there and holds it. */
    public static Optional<Path> find(String name) {
        String given = System.getProperty("margo.shared");
        Path folder = given != null ? Path.of(given) : repositoryRoot().resolveSibling("shared");
        return Optional.of(folder.resolve(name)).filter(Files::exists);
    }

    /** {@code name} inside the shared folder. */
    public static Path path(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "no '" + name + "' in the shared folder; mark the test with @NeedsShared(\"" + name + "\")"));
    }

    /** The root of this checkout, found from the module in which the tests run. */
    public static Path repositoryRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("tests must run inside a checkout; no .mvn folder above "
                    + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
