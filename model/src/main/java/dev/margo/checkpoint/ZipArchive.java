package dev.margo.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of a zip and where their bytes lie. Names are unique and no two records share bytes, so a file cannot
 * show different contents to different readers, nor grow when it is read.
 */
final class ZipArchive {
    private static final int HEADER_SIGNATURE = 0x04034b50;
    private static final int HEADER_SIZE = 30;

    private final FileBytes file;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private final Map<String, Region> regions = new LinkedHashMap<>();

    private ZipArchive(FileBytes file) {
        this.file = file;
    }

    static ZipArchive open(FileBytes file) throws IOException {
        ZipArchive archive = new ZipArchive(file);
        for (ZipEntry entry : ZipDirectory.read(file)) {
            if (archive.entries.put(entry.name(), entry) != null) {
                throw file.damaged("holds two zip records named %s; expected one of each; get it from its source again"
                        .formatted(Words.quoted(entry.name())));
            }
            archive.regions.put(entry.name(), archive.locate(entry));
        }
        archive.refuseOverlaps();
        return archive;
    }

    /** The local header has an extra field of its own length, so the directory alone cannot tell where data starts. */
    private Region locate(ZipEntry entry) throws IOException {
        ByteBuffer header = file.slice(entry.header(), HEADER_SIZE);
        if (header.getInt(0) != HEADER_SIGNATURE) {
            throw file.damaged("has no zip record at byte %s, where %s is announced; fetch it again"
                    .formatted(entry.header(), Words.quoted(entry.name())));
        }
        long data = entry.header() + HEADER_SIZE + (header.getShort(26) & 0xFFFF) + (header.getShort(28) & 0xFFFF);
        if (!file.holds(data, entry.size())) {
            throw file.damaged("ends at byte %s, but zip record %s has %s bytes at %s; the file is truncated or damaged"
                    .formatted(file.size(), Words.quoted(entry.name()), entry.size(), data));
        }
        return new Region(data, entry.size());
    }

    private void refuseOverlaps() throws IOException {
        List<String> names = new ArrayList<>(entries.keySet());
        names.sort(Comparator.comparingLong(name -> entries.get(name).header()));
        long end = 0;
        for (String name : names) {
            if (entries.get(name).header() < end) {
                throw file.damaged("holds zip record %s inside another one; get it from its source again"
                        .formatted(Words.quoted(name)));
            }
            end = regions.get(name).position() + regions.get(name).length();
        }
    }

    /** The text before the first slash of the first record: PyTorch puts all records into one folder. */
    String topFolder() throws IOException {
        String first = entries.isEmpty() ? "" : entries.keySet().iterator().next();
        int slash = first.indexOf('/');
        if (slash < 0) {
            throw file.damaged("is a zip, but not one that PyTorch wrote: it has no folder with a data.pkl; found %s"
                    .formatted(Words.list(entries.keySet())));
        }
        return first.substring(0, slash);
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    boolean hasFolder(String prefix) {
        return entries.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** Where the bytes of record {@code name} lie. */
    Region region(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw file.damaged("is a zip without the record %s that a PyTorch checkpoint needs; found %s"
                    .formatted(Words.quoted(name), Words.list(entries.keySet())));
        }
        if (entry.method() != 0 || entry.encrypted() || entry.expandedSize() != entry.size()) {
            throw file.damaged(
                    "holds zip record %s compressed or encrypted; PyTorch stores its records as they are; load it in Python and torch.save it again"
                            .formatted(Words.quoted(name)));
        }
        return regions.get(name);
    }
}
