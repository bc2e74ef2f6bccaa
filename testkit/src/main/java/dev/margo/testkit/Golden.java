package dev.margo.testkit;

import java.nio.file.Path;

/** The small golden files that live in this checkout; {@code testkit/golden/README.md} says how they were made. */
public final class Golden {
    private Golden() {}

    /** A file such as {@code "sam_tiny/expected.safetensors"}. */
    public static Path path(String name) {
        return Shared.repositoryRoot().resolve("testkit/golden").resolve(name);
    }

    public static GoldenFile file(String name) {
        return GoldenFile.read(path(name));
    }
}
