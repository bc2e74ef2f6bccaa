package dev.margo.io.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * How the elements of a data set are written.
 *
 * @param explicit whether each says its representation
 */
record Encoding(boolean explicit, ByteOrder order) {
    static final Encoding IMPLICIT = new Encoding(false, ByteOrder.LITTLE_ENDIAN);
    static final Encoding EXPLICIT = new Encoding(true, ByteOrder.LITTLE_ENDIAN);
    static final Encoding BIG_ENDIAN = new Encoding(true, ByteOrder.BIG_ENDIAN);

    /**
     * What the first element of a data set tells: some files have no meta information, or one that is wrong.
     *
     * @param start the first bytes
     * @param limit most bytes that an element may have
     * @return empty if these bytes do not look like an element at all
     */
    static Optional<Encoding> guess(byte[] start, long limit) {
        if (start.length < 8) {
            return Optional.empty();
        }
        int little = start[0] & 0xFF | (start[1] & 0xFF) << 8;
        int big = start[1] & 0xFF | (start[0] & 0xFF) << 8;
        boolean explicit = Vr.of(start[4], start[5]).isPresent();
        if (Math.min(little, big) == 0 || Math.min(little, big) > 0x7FE0) {
            return Optional.empty();
        }
        if (explicit) {
            return Optional.of(big < little ? BIG_ENDIAN : EXPLICIT);
        }
        long length = Integer.toUnsignedLong(
                ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
        boolean possible = little < big && (length <= limit || length == ElementHeader.UNDEFINED);
        return possible ? Optional.of(IMPLICIT) : Optional.empty();
    }
}
