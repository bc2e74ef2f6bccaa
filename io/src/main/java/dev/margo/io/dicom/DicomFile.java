package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A DICOM file, parsed but for its pixels.
 *
 * @param bytes where the positions in {@code data} count
 * @param data without the file meta information
 */
record DicomFile(Path path, ByteSource bytes, DataSet data, TransferSyntax syntax) {
    private static final int PREAMBLE = 128;
    private static final long MEMORY = 40L << 20;

    /**
     * Parses {@code path}: Part 10, or a data set without preamble or meta information.
     *
     * @throws ImageFormatException if it is no DICOM file, or a damaged one
     * @throws IOException if it cannot be read at all
     */
    static DicomFile open(Path path) throws IOException {
        return parse(path, FileBytes.of(path));
    }

    /** As {@link #open}, from the content of the file; {@code path} stands for it in messages. */
    static DicomFile parse(Path path, ByteSource bytes) throws IOException {
        String file = path.toString();
        ByteCursor in = new ByteCursor(file, bytes, 0);
        in.skip(start(in).orElseThrow(() -> noDicom(file)));
        DataSet meta = new DataSetParser(in).meta();
        TransferSyntax syntax =
                new TransferSyntax(meta.text(Tag.TRANSFER_SYNTAX_UID).orElse(""));
        if (!syntax.isDeflated()) {
            return new DicomFile(path, bytes, parse(in, syntax), syntax);
        }
        byte[] packed = in.bytes(Math.toIntExact(Math.min(in.remaining(), Integer.MAX_VALUE - 8)));
        MemoryBytes unpacked =
                new MemoryBytes(Inflated.inflate(file, packed, 0, Math.min(2 * bytes.size() + MEMORY, 1L << 30)));
        return new DicomFile(path, unpacked, parse(new ByteCursor(file, unpacked, 0), syntax), syntax);
    }

    /** Whether {@code path} looks like a DICOM file; only its start is read. */
    static boolean isDicom(Path path) throws IOException {
        return start(new ByteCursor(path.toString(), FileBytes.of(path), 0)).isPresent();
    }

    /** Where the first element is. */
    private static Optional<Integer> start(ByteCursor in) throws IOException {
        byte[] start = in.peek(PREAMBLE + 4);
        if (start.length == PREAMBLE + 4 && isMark(start, PREAMBLE)) {
            return Optional.of(PREAMBLE + 4);
        }
        if (start.length >= 4 && isMark(start, 0)) {
            return Optional.of(4);
        }
        boolean plausible = start.length > 4
                && (start[0] <= 8 && start[1] == 0 || start[0] == 0 && start[1] <= 8)
                && Encoding.guess(start, in.remaining()).isPresent();
        return plausible ? Optional.of(0) : Optional.empty();
    }

    private static boolean isMark(byte[] bytes, int at) {
        return Arrays.equals(Arrays.copyOfRange(bytes, at, at + 4), "DICM".getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What the first element shows goes before what the file claims. */
    private static DataSet parse(ByteCursor in, TransferSyntax syntax) throws IOException {
        Encoding claimed = switch (syntax.uid()) {
            case "1.2.840.10008.1.2" -> Encoding.IMPLICIT;
            case "1.2.840.10008.1.2.2" -> Encoding.BIG_ENDIAN;
            default -> Encoding.EXPLICIT;
        };
        return new DataSetParser(in)
                .whole(Encoding.guess(in.peek(8), in.remaining()).orElse(claimed));
    }

    private static ImageFormatException noDicom(String file) {
        return new ImageFormatException(
                file, "found no DICOM file (no DICM after 128 bytes, nor a data set); give a DICOM file or folder");
    }
}
