package dev.margo.zoo;

import dev.margo.checkpoint.AtomicFile;
import dev.margo.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
        byte[] bytes;
        try (InputStream in = resource.openStream()) {
            bytes = in.readAllBytes();
        }
        Path file = folder.resolve(name + "-" + fingerprint(bytes) + ENDING);
        if (Files.exists(file) && Files.size(file) == bytes.length) {
            return file;
        }
        Files.createDirectories(folder);
        try (AtomicFile unpacked = new AtomicFile(file)) {
            unpacked.write(ByteBuffer.wrap(bytes));
            unpacked.commit();
        }
        return file;
    }

    /** Tells versions apart. */
    private static String fingerprint(byte[] bytes) {
        return new Sha256().add(bytes).hex(6);
    }
}
