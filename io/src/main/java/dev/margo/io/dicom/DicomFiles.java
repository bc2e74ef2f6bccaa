package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files belong to what a user names: a file, all below a folder, or those that a DICOMDIR lists. */
final class DicomFiles {
    private static final int MOST_FILES = 200_000;
    private static final int DEEPEST = 16;
    private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private DicomFiles() {}

    /** The regular files below {@code folder} that look like DICOM, but for a DICOMDIR; sorted. */
    static List<Path> inFolder(Path folder) throws IOException {
        List<Path> files;
        Path start = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder; // a walk does not follow it
        try (Stream<Path> all = Files.walk(start, DEEPEST)) {
            files = all.filter(Files::isRegularFile)
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) { // a folder below that may not be read
            throw e.getCause();
        }
        if (files.size() > MOST_FILES) {
            throw new ImageFormatException(
                    folder.toString(), "more than %s files; give the folder of one study".formatted(MOST_FILES));
        }
        List<Path> dicom = new ArrayList<>();
        for (Path file : files) {
            if (!file.getFileName().toString().equalsIgnoreCase("DICOMDIR") && DicomFile.isDicom(file)) {
                dicom.add(file);
            }
        }
        return dicom;
    }

    static boolean isDirectory(DataSet data) {
        return data.element(Tag.DIRECTORY_RECORD_SEQUENCE).isPresent();
    }

    /**
     * The files that a DICOMDIR lists and that are there. Their names are relative to its folder and never lead out of
     * it.
     */
    static List<Path> listed(DicomFile directory) throws IOException {
        List<Path> files = new ArrayList<>();
        for (DataSet item : directory.data().items(Tag.DIRECTORY_RECORD_SEQUENCE)) {
            List<String> components = item.texts(Tag.REFERENCED_FILE_ID);
            if (components.isEmpty()) {
                continue;
            }
            Path file = directory.path().toAbsolutePath().getParent();
            for (String component : components) {
                if (!COMPONENT.matcher(component).matches() || component.startsWith(".")) {
                    throw item.damaged(Tag.REFERENCED_FILE_ID, "is no name of a file below the DICOMDIR");
                }
                file = file.resolve(component);
            }
            if (Files.isRegularFile(file) && DicomFile.isDicom(file)) {
                files.add(file);
            }
        }
        return files;
    }
}
