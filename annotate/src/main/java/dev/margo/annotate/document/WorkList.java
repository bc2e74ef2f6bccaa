package dev.margo.annotate.document;

import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import dev.margo.io.dicom.DicomReader;
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
     * The items of {@code given}: files, folders of DICOM series, and folders of images, of which every picture, volume and
     * DICOM series in a folder of its own is one.
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
        if (!Files.isDirectory(path) || isSeries(path)) {
            return List.of(WorkItem.of(path, path.toRealPath().getFileName().toString(), projects));
        }
        Path root = path.toRealPath();
        List<WorkItem> items = new ArrayList<>();
        for (Path entry : entries(root)) {
            if (entry.toRealPath().startsWith(root) && isImage(entry)) {
                items.add(WorkItem.of(entry, root.relativize(entry).toString(), projects));
            }
        }
        if (items.isEmpty()) {
            throw new IOException(
                    "%s: nothing to annotate in this folder; expected pictures, volumes, or folders of DICOM series"
                            .formatted(path));
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
        if (Files.isDirectory(entry)) {
            return !WorkItem.isProject(entry) && isSeries(entry);
        }
        String name = entry.getFileName().toString();
        boolean labels = name.contains(LABELS + ".");
        return !labels
                && Files.size(entry) > 0
                && VolumeReader.formatOf(entry)
                        .filter(format -> !format.equals(COCO))
                        .isPresent();
    }

    /** Whether there are DICOM images in the folder itself. */
    private static boolean isSeries(Path folder) throws IOException {
        if (VolumeReader.formatOf(folder).filter(DICOM::equals).isEmpty()) {
            return false;
        }
        try {
            return !DicomReader.list(folder).isEmpty();
        } catch (ImageFormatException e) { // no image among its files
            return false;
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
