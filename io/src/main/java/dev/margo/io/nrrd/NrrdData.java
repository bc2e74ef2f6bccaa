package dev.margo.io.nrrd;

import dev.margo.image.Volume;
import dev.margo.io.raw.DataFiles;
import dev.margo.io.raw.HeaderLines;
import dev.margo.io.raw.Packing;
import dev.margo.io.raw.RawVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Finds the numbers of a header, in its own file or others, and reads them by their encoding. */
final class NrrdData {
    private static final int FROM_END = -1;

    private final NrrdHeader header;
    private final RawVolume raw;
    private final long lineSkip;
    private final long byteSkip;

    NrrdData(NrrdHeader header, RawVolume raw) throws IOException {
        this.header = header;
        this.raw = raw;
        lineSkip = header.whole("lineskip", 0);
        byteSkip = header.whole("byteskip", 0);
        if (lineSkip < 0 || byteSkip < FROM_END) {
            throw header.problem("line skip %s and byte skip %s; expected 0 or more, or a byte skip of -1"
                    .formatted(lineSkip, byteSkip));
        }
    }

    Volume volume() throws IOException {
        List<String> words = header.words("datafile");
        if (words.isEmpty()) {
            return in(header.file(), header.end());
        }
        if (words.get(0).equals("LIST")) {
            return in(DataFiles.resolve(header.file(), header.listed()));
        }
        String name = header.require("datafile");
        if (words.size() >= 4 && DataFiles.isNumbered(words.get(0))) {
            return in(DataFiles.numbered(
                    header.file(), words.get(0), number(words.get(1)), number(words.get(2)), number(words.get(3))));
        }
        return in(DataFiles.resolve(header.file(), name), 0);
    }

    private int number(String word) throws IOException {
        return Math.toIntExact(Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, header.whole(word))));
    }

    private Volume in(List<Path> files) throws IOException {
        if (files.size() == 1) {
            return in(files.get(0), 0);
        }
        if (!encoding().equals("raw") || lineSkip > 0) {
            throw header.problem(
                    "several data files that are not raw, or have lines before their voxels; join them first");
        }
        return raw.inFiles(files, byteSkip);
    }

    private String encoding() throws IOException {
        return header.require("encoding").toLowerCase(Locale.ROOT);
    }

    private Volume in(Path file, long offset) throws IOException {
        long start = afterLines(file, offset);
        String encoding = encoding();
        return switch (encoding) {
            case "raw" -> raw.inFile(file, byteSkip == FROM_END ? fromEnd(file, start) : start + byteSkip);
            case "gz", "gzip" -> packed(Packing.DEFLATE, file, start);
            case "bz2", "bzip2" -> packed(Packing.BZIP2, file, start);
            case "txt", "text", "ascii" -> raw.wordsIn(file, start + Math.max(0, byteSkip));
            case "hex" -> raw.digitsIn(file, start + Math.max(0, byteSkip));
            default -> throw header.problem("encoding '%s' is unknown; save it with gzip".formatted(encoding));
        };
    }

    private Volume packed(Packing packing, Path file, long start) throws IOException {
        return byteSkip == FROM_END
                ? raw.packedAtEndOf(packing, file, start)
                : raw.packedIn(packing, file, start, byteSkip);
    }

    private long fromEnd(Path file, long start) throws IOException {
        long at = Files.size(file) - raw.layout().bytes();
        return at < start ? start : at; // too short: told where the length is checked
    }

    private long afterLines(Path file, long offset) throws IOException {
        if (lineSkip == 0) {
            return offset;
        }
        try (HeaderLines lines = HeaderLines.open(file, offset)) {
            for (long i = 0; i < lineSkip; i++) {
                if (lines.next() == null) {
                    throw header.problem("its data end before the %s lines to skip".formatted(lineSkip));
                }
            }
            return lines.position();
        }
    }
}
