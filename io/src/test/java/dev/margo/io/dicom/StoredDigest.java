package dev.margo.io.dicom;

import dev.margo.image.Voxels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over all stored values of a file as little endian int64, or float64; the first 16 bytes in hex. */
final class StoredDigest {
    private StoredDigest() {}

    static String of(FrameDecoder frames) throws IOException {
        MessageDigest digest = sha256();
        for (int frame = 0; frame < frames.layout().frames(); frame++) {
            Voxels values = frames.frame(frame).values();
            ByteBuffer wide = ByteBuffer.allocate(8 * values.count()).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < values.count(); i++) {
                if (values.type().isWhole()) {
                    wide.putLong(values.whole(i));
                } else {
                    wide.putDouble(values.get(i));
                }
            }
            digest.update(wide.array());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
