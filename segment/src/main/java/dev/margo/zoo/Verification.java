package dev.margo.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether a file is the model it is said to be, byte for byte. */
final class Verification {
    private Verification() {}

    /**
     * Compares length and every checksum published. A model without either passes: there is nothing to compare.
     *
     * @param remedy ends the message
     * @throws ModelDownloadException naming what was expected and what was found
     */
    static void check(ModelSource source, Path file, String remedy) throws IOException {
        long length = Files.size(file);
        if (source.bytes().isPresent() && source.bytes().getAsLong() != length) {
            throw ModelDownloadException.differs(
                    file, source.bytes().getAsLong() + " bytes", length + " bytes", remedy);
        }
        List<Checksum> found = FileHash.of(
                file, source.checksums().stream().map(Checksum::algorithm).toList());
        for (Checksum expected : source.checksums()) {
            if (!found.contains(expected)) {
                Checksum instead = found.stream()
                        .filter(f -> f.algorithm() == expected.algorithm())
                        .findFirst()
                        .orElseThrow();
                throw ModelDownloadException.differs(file, expected.toString(), instead.toString(), remedy);
            }
        }
    }
}
