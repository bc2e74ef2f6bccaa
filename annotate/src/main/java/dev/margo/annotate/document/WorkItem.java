package dev.margo.annotate.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An image in the work list.
 *
 * @param id of its document: 16 hexadecimal digits, the same in every run
 * @param name for people; never a path from the root
 * @param path of the file, or of the folder of a DICOM series, symbolic links resolved
 * @param project folder of its project
 */
public record WorkItem(String id, String name, Path path, Path project) {
    private static final String PROJECT_ENDING = ".margo";
    private static final int ID_BYTES = 8;

    /**
     * @param projects folder for all projects; absent: beside the image
     * @throws IOException if {@code path} is not there
     */
    static WorkItem of(Path path, String name, Optional<Path> projects) throws IOException {
        Path real = path.toRealPath();
        String id = HexFormat.of().formatHex(sha256(real.toString()), 0, ID_BYTES);
        String fileName = real.getFileName().toString();
        Path project = projects.map(folder -> folder.resolve(fileName + "-" + id + PROJECT_ENDING))
                .orElseGet(() -> real.resolveSibling(fileName + PROJECT_ENDING));
        return new WorkItem(id, name, real, project);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static boolean isProject(Path path) {
        return path.getFileName().toString().endsWith(PROJECT_ENDING);
    }
}
