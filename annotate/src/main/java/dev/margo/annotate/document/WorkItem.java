package dev.margo.annotate.document;

import dev.margo.hash.Sha256;
import java.io.IOException;
import java.nio.file.Path;
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
        String id = new Sha256().add(real.toString()).hex(ID_BYTES);
        String fileName = real.getFileName().toString();
        Path project = projects.map(folder -> folder.resolve(fileName + "-" + id + PROJECT_ENDING))
                .orElseGet(() -> real.resolveSibling(fileName + PROJECT_ENDING));
        return new WorkItem(id, name, real, project);
    }

    static boolean isProject(Path path) {
        return path.getFileName().toString().endsWith(PROJECT_ENDING);
    }
}
