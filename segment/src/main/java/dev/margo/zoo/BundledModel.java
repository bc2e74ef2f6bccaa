package dev.margo.zoo;

import dev.margo.checkpoint.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;

/**
 * A model that comes as an artifact on the class path, and needs no download. Its file is copied into the store when it
 * is first used, because checkpoints are read at their positions.
 */
public final class BundledModel {
    /** The one that is used where none is asked for. */
    public static final String DEFAULT = "margo-tiny";

    private static final String FOLDER = "dev/margo/models/";
    private static final String ENDING = ".safetensors";

    private final String name;
    private final URL resource;

    private BundledModel(String name, URL resource) {
        this.name = name;
        this.resource = resource;
    }

    /** The bundled model called {@code name}, if its artifact is there. */
    public static Optional<BundledModel> find(String name) {
        return find(name, BundledModel.class.getClassLoader());
    }

    static Optional<BundledModel> find(String name, ClassLoader loader) {
        if (!name.matches("[a-z0-9-]+")) {
            return Optional.empty();
        }
        return Optional.ofNullable(loader.getResource(FOLDER + name + ENDING))
                .map(found -> new BundledModel(name, found));
    }

    /** Its file in {@code folder}, copied there if this very version is not there yet. */
    Path unpackInto(Path folder) throws IOException {
        Version version = version();
        Path file = folder.resolve("%s-%08x%s".formatted(name, version.checksum(), ENDING));
        if (Files.exists(file) && Files.size(file) == version.size()) {
            return file;
        }
        Files.createDirectories(folder);
        try (AtomicFile unpacked = new AtomicFile(file)) {
            unpacked.write(ByteBuffer.wrap(bytes()));
            unpacked.commit();
        }
        return file;
    }

    /**
     * Tells versions apart.
     *
     * @param checksum CRC-32 of the file
     * @param size in bytes
     */
    private record Version(long checksum, long size) {}

    /** As an artifact says it, so that on every start but the first the file in it need not be read. */
    private Version version() throws IOException {
        if (resource.openConnection() instanceof JarURLConnection artifact) {
            JarEntry entry = artifact.getJarEntry();
            return new Version(entry.getCrc(), entry.getSize());
        }
        byte[] bytes = bytes();
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return new Version(checksum.getValue(), bytes.length);
    }

    private byte[] bytes() throws IOException {
        try (InputStream in = resource.openStream()) {
            return in.readAllBytes();
        }
    }
}
