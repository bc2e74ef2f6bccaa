package dev.margo.cli;

import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file is by its first bytes, and by its name where these say nothing. */
enum FileKind {
    PICTURE,
    VOLUME,
    CHECKPOINT;

    private static final int HEAD = 16;

    /** @throws ImageFormatException if it is none of these */
    static FileKind of(Path file) throws IOException {
        if (VolumeReader.isVolume(file)) {
            return VOLUME;
        }
        if (VolumeReader.formatOf(file).isPresent()) {
            return PICTURE;
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (isCheckpoint(head)) {
            return CHECKPOINT;
        }
        throw new ImageFormatException(
                file.toString(),
                "%s; expected a picture (PNG, JPEG, TIFF), a volume (DICOM, NIfTI, NRRD, MetaImage) or a checkpoint (.pth, .safetensors)"
                        .formatted(head.length == 0 ? "the file is empty" : "no picture, volume or checkpoint"));
    }

    private static boolean isCheckpoint(byte[] head) {
        boolean safetensors = head.length > Long.BYTES && head[Long.BYTES] == '{';
        return safetensors || startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 0x80);
    }

    private static boolean startsWith(byte[] head, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
