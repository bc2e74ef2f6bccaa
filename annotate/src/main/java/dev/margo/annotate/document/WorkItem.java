package dev.margo.annotate.document;

import dev.margo.annotate.project.ProjectFile;
import dev.margo.annotate.project.ProjectSubject;
import dev.margo.hash.Sha256;
import dev.margo.io.Scan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image in the work list.
 *
 * @param id of its document: 16 hexadecimal digits, the same in every run
 * @param name for people; never a path from the root
 * @param scan its file, or the folder of a DICOM series, symbolic links resolved
 * @param stem what names of files about it begin with
 * @param project folder of its project
 */
public record WorkItem(String id, String name, Scan scan, String stem, Path project) {
    private static final String PROJECT_ENDING = ".margo";
    private static final int ID_BYTES = 8;
    private static final int SERIES_BYTES = 4;

    /**
     * @param projects folder for all projects; absent: beside the image
     * @throws IOException if {@code path} is not there
     */
    static WorkItem of(Path path, String name, Optional<Path> projects) throws IOException {
        Path real = path.toRealPath();
        return of(Scan.at(real), name, real.getFileName().toString(), projects, hash(real.toString(), ID_BYTES));
    }

    /**
     * As above, of a DICOM series at {@code path}. Its files are called after the folder where it is the only one, or was it
     * when its project began; else after the series. So they keep their names whatever others come and go.
     *
     * @param series its UID
     */
    static WorkItem of(Path path, String series, boolean only, String name, Optional<Path> projects)
            throws IOException {
        Path real = path.toRealPath();
        Scan scan = new Scan(real, Optional.of(series));
        String folder = real.getFileName().toString();
        WorkItem plain = of(scan, name, folder, projects, hash(real.toString(), ID_BYTES));
        Optional<String> owner =
                ProjectFile.read(plain.project()).flatMap(file -> file.subject().series());
        return owner.map(mark(series)::equals).orElse(only)
                ? plain
                : of(scan, name, folder + "-" + mark(series), projects, hash(real + "\n" + series, ID_BYTES));
    }

    private static WorkItem of(Scan scan, String name, String stem, Optional<Path> projects, String id) {
        Path project = projects.map(folder -> folder.resolve(stem + "-" + id + PROJECT_ENDING))
                .orElseGet(() -> scan.path().resolveSibling(stem + PROJECT_ENDING));
        return new WorkItem(id, name, scan, stem, project);
    }

    /** What its project is of. */
    public ProjectSubject subject() {
        return new ProjectSubject(stem, scan.series().map(WorkItem::mark));
    }

    /** Tells series apart without saying which they are. */
    private static String mark(String series) {
        return hash(series, SERIES_BYTES);
    }

    /** Of the file, or the folder of the series. */
    public Path path() {
        return scan.path();
    }

    private static String hash(String text, int bytes) {
        return new Sha256().add(text).hex(bytes);
    }

    static boolean isProject(Path path) {
        return path.getFileName().toString().endsWith(PROJECT_ENDING);
    }
}
