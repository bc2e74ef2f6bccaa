package dev.margo.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which masks belong to which picture. */
final class MaskFiles {
    private MaskFiles() {}

    /** Masks by the stem of their picture; a stem without masks is left out. */
    static Map<String, List<Path>> of(Path folder, MaskLayout layout, Iterable<String> stems) throws IOException {
        TreeMap<String, Path> masks = FolderListing.of(folder).byStem();
        Map<String, List<Path>> found = new TreeMap<>();
        if (layout == MaskLayout.LABEL_MAP) {
            masks.forEach((stem, mask) -> found.put(stem, List.of(mask)));
            return found;
        }
        TreeMap<String, Boolean> pictures = new TreeMap<>();
        stems.forEach(stem -> pictures.put(stem, true));
        for (Map.Entry<String, Path> mask : masks.entrySet()) {
            String stem = longestStart(mask.getKey(), pictures);
            if (stem != null) {
                found.computeIfAbsent(stem, key -> new ArrayList<>()).addAll(files(mask.getValue()));
            }
        }
        return found;
    }

    /** The stem itself, or the longest other that it continues after an underscore; null if there is none. */
    private static String longestStart(String stem, TreeMap<String, Boolean> pictures) {
        String start = stem;
        while (!pictures.containsKey(start)) {
            int underscore = start.lastIndexOf('_');
            if (underscore < 0) {
                return null;
            }
            start = start.substring(0, underscore);
        }
        return start;
    }

    private static List<Path> files(Path mask) throws IOException {
        return Files.isDirectory(mask)
                ? List.copyOf(FolderListing.of(mask).byStem().values())
                : List.of(mask);
    }
}
