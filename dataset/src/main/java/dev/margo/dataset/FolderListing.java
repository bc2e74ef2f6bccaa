package dev.margo.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies in a folder of pictures or masks, by stem; without hidden files, notes and the data half of pairs. */
final class FolderListing {
    private static final Pattern OTHERS = Pattern.compile(".*\\.(json|txt|md|csv|tsv|z?raw|raw\\.gz|db|xml)");
    private static final String HEADER = ".hdr";
    private static final String DATA = ".img";

    private final TreeMap<String, Path> byStem = new TreeMap<>();

    private FolderListing() {}

    /** @throws DatasetLayoutException if the folder is missing, or two entries have the same stem */
    static FolderListing of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetLayoutException(folder, "no such folder; check the path");
        }
        FolderListing listing = new FolderListing();
        List<Path> entries;
        try (Stream<Path> found = Files.list(folder)) {
            entries = found.sorted().toList();
        }
        Set<String> names = entries.stream().map(FolderListing::name).collect(Collectors.toSet());
        for (Path entry : entries) {
            if (isPicture(name(entry), names)) {
                listing.add(folder, entry);
            }
        }
        return listing;
    }

    private static boolean isPicture(String name, Set<String> all) {
        String small = name.toLowerCase(Locale.ROOT);
        boolean dataOfPair =
                small.endsWith(DATA) && all.contains(name.substring(0, name.length() - DATA.length()) + HEADER);
        return !name.startsWith(".") && !dataOfPair && !OTHERS.matcher(small).matches();
    }

    private void add(Path folder, Path entry) throws DatasetLayoutException {
        Path other = byStem.put(FileStem.of(name(entry)), entry);
        if (other != null) {
            throw new DatasetLayoutException(
                    folder, "%s and %s have the same stem; rename one".formatted(name(other), name(entry)));
        }
    }

    private static String name(Path entry) {
        return entry.getFileName().toString();
    }

    /** By ascending stem. */
    TreeMap<String, Path> byStem() {
        return byStem;
    }
}
