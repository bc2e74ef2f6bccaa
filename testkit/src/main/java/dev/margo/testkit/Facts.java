package dev.margo.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small facts computed with a reference and kept beside a test: a line each, words apart by spaces, # for comments. */
public final class Facts {
    private Facts() {}

    /** The words of each line of resource {@code name} beside {@code test}. */
    public static List<String[]> read(Class<?> test, String name) {
        try (InputStream in = test.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
