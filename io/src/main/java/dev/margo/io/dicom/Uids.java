package dev.margo.io.dicom;

import java.math.BigInteger;
import java.util.UUID;

/** Unique identifiers that nobody has to be asked for. Source: DICOM PS3.5, B.2. */
final class Uids {
    private Uids() {}

    /** A new one, below 2.25. */
    static String random() {
        return of(UUID.randomUUID());
    }

    static String of(UUID uuid) {
        return "2.25." + new BigInteger(uuid.toString().replace("-", ""), 16);
    }
}
