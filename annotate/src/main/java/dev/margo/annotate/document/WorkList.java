package dev.margo.annotate.document;

import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import dev.margo.io.dicom.DicomReader;
import dev.margo.io.dicom.SeriesSummary;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was given to annotate, in order. Nothing else can be opened: of a folder only what lies in it, and symbolic links
 * only where they lead to something in it.
 */
public final class WorkList {
    /** Ends the names of labels that are written beside images, which are no images to annotate. */
    public static final String LABELS = "_labels";

    private static final String DICOM = "DICOM";
    private static final String COCO = "COCO";

    private final Map<String, WorkItem> items;

    private WorkList(Map<String, WorkItem> items) {
        this.items = items;
    }

    /**
     * The items of {@code given}: files, folders of DICOM series, and folders of images, of which every picture, every volume
     * and every DICOM series in the folders in it is one.
     *
     * @param projects folder for all projects; absent: each beside its image
     * @throws IOException if something is not there, or a folder has nothing to annotate
     */
    public static WorkList of(List<Path> given, Optional<Path> projects) throws IOException {
        Map<String, WorkItem> items = new LinkedHashMap<>();
        for (Path path : given) {
            for (WorkItem item : items(path, projects)) {
                items.putIfAbsent(item.id(), item);
            }
        }
        return new WorkList(items);
    }

    private static List<WorkItem> items(Path path, Optional<Path> projects) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        String name = path.toRealPath().getFileName().toString();
        if (!Files.isDirectory(path)) {
            return alone(path, name, projects);
        }
        List<SeriesSummary> series = holdsDicomAlone(path) ? series(path) : List.of();
        return series.isEmpty() ? inFolder(path, projects) : each(series, path, name, projects);
    }

    /** Whether the images in the folder itself, not in those in it, are of DICOM; with others among them each is one. */
    private static boolean holdsDicomAlone(Path folder) throws IOException {
        boolean dicom = false;
        for (Path entry : entries(folder)) {
            if (Files.isRegularFile(entry) && isImage(entry)) {
                if (VolumeReader.formatOf(entry).filter(DICOM::equals).isEmpty()) {
                    return false;
                }
                dicom = true;
            }
        }
        return dicom;
    }

    private static List<WorkItem> inFolder(Path path, Optional<Path> projects) throws IOException {
        Path root = path.toRealPath();
        List<WorkItem> items = new ArrayList<>();
        for (Path entry : entries(root)) {
            if (entry.toRealPath().startsWith(root)) {
                items.addAll(items(entry, root.relativize(entry).toString(), projects));
            }
        }
        if (items.isEmpty()) {
            throw new IOException(
                    "%s: nothing to annotate in this folder; expected pictures, volumes, or folders of DICOM series"
                            .formatted(path));
        }
        return items;
    }

    private static List<WorkItem> items(Path entry, String name, Optional<Path> projects) throws IOException {
        if (Files.isDirectory(entry)) {
            return WorkItem.isProject(entry) ? List.of() : each(series(entry), entry, name, projects);
        }
        return isImage(entry) ? alone(entry, name, projects) : List.of();
    }

    private static List<WorkItem> alone(Path file, String name, Optional<Path> projects) throws IOException {
        return List.of(WorkItem.of(file, name, projects));
    }

    private static List<WorkItem> each(List<SeriesSummary> series, Path folder, String name, Optional<Path> projects)
            throws IOException {
        if (series.size() == 1) {
            return List.of(WorkItem.of(folder, series.get(0).seriesUid(), true, name, projects));
        }
        List<WorkItem> items = new ArrayList<>();
        for (SeriesSummary one : series) {
            String label = "%s, series %s, %s".formatted(name, items.size() + 1, one.words());
            items.add(WorkItem.of(folder, one.seriesUid(), false, label, projects));
        }
        return items;
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            for (Path entry : found) {
                if (Files.exists(entry) && !Files.isHidden(entry)) { // links may lead nowhere
                    entries.add(entry);
                }
            }
        }
        entries.sort(null);
        return entries;
    }

    private static boolean isImage(Path entry) throws IOException {
        String name = entry.getFileName().toString();
        boolean labels = name.contains(LABELS + ".");
        return !labels
                && Files.size(entry) > 0
                && VolumeReader.formatOf(entry)
                        .filter(format -> !format.equals(COCO))
                        .isPresent();
    }

    /** The DICOM series in the folder and in those in it. */
    private static List<SeriesSummary> series(Path folder) throws IOException {
        if (VolumeReader.formatOf(folder).filter(DICOM::equals).isEmpty()) {
            return List.of();
        }
        try {
            return DicomReader.list(folder);
        } catch (ImageFormatException e) { // no image among its files
            return List.of();
        }
    }

    /** In the order given, those of folders by name. */
    public List<WorkItem> items() {
        return List.copyOf(items.values());
    }

    /** The item with this id. */
    public Optional<WorkItem> find(String id) {
        return Optional.ofNullable(items.get(id));
    }
}
