package dev.margo.io;

import dev.margo.image.Volume;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a scan is stored.
 *
 * @param path of a file or a folder
 * @param series which of several that lie there; absent where there is one
 */
public record Scan(Path path, Optional<String> series) {

    /** The only scan at {@code path}. */
    public static Scan at(Path path) {
        return new Scan(path, Optional.empty());
    }

    /** The volume; throws as {@link VolumeReader#read(Path)}. */
    public Volume read() throws IOException {
        VolumeFormat format = VolumeFormats.ofContent(path);
        return series.isPresent() ? format.read(path, series.get()) : format.read(path);
    }
}
