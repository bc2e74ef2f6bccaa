package dev.margo.io.metaimage;

import dev.margo.image.Volume;
import dev.margo.io.raw.DataFiles;
import dev.margo.io.raw.Packing;
import dev.margo.io.raw.RawVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the numbers of a header, in its own file or others, and reads them. */
final class MetaData {
    private static final int FROM_END = -1;

    private final MetaHeader header;
    private final RawVolume raw;

    MetaData(MetaHeader header, RawVolume raw) {
        this.header = header;
        this.raw = raw;
    }

    Volume volume() throws IOException {
        String name = header.tag(MetaHeader.DATA_FILE).orElse("");
        List<String> words = header.words(MetaHeader.DATA_FILE);
        if (name.equalsIgnoreCase("LOCAL")) {
            return in(header.file(), header.end());
        }
        if (name.startsWith("LIST")) {
            return in(DataFiles.resolve(header.file(), header.listed()));
        }
        if (words.size() >= 3 && DataFiles.isNumbered(words.get(0))) {
            int step = words.size() > 3 ? number(words.get(3)) : 1;
            return in(
                    DataFiles.numbered(header.file(), words.get(0), number(words.get(1)), number(words.get(2)), step));
        }
        return in(DataFiles.resolve(header.file(), name), 0);
    }

    private int number(String word) throws IOException {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, header.whole(word)));
    }

    private boolean isText() {
        return header.tag("BinaryData").isPresent() && !header.isTrue("BinaryData");
    }

    private long headerSize() throws IOException {
        long size = header.whole("HeaderSize", 0);
        if (size < FROM_END) {
            throw header.problem("HeaderSize %s; expected 0 or more, or -1".formatted(size));
        }
        return size;
    }

    private Volume in(List<Path> files) throws IOException {
        if (header.isTrue("CompressedData") || isText()) {
            throw header.problem("several data files that are packed or text; join them first");
        }
        return raw.inFiles(files, headerSize());
    }

    private Volume in(Path file, long start) throws IOException {
        if (header.isTrue("CompressedData")) {
            return raw.packedIn(Packing.DEFLATE, file, start, 0);
        }
        if (isText()) {
            return raw.wordsIn(file, start);
        }
        long skip = headerSize();
        long fromEnd = Math.max(start, Files.size(file) - raw.layout().bytes());
        return raw.inFile(file, skip == FROM_END ? fromEnd : start + skip);
    }
}
