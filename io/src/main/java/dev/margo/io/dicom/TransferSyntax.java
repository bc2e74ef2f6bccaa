package dev.margo.io.dicom;

import java.util.Map;

/**
 * How a file's data set and pixels are encoded.
 *
 * @param uid as in the file; empty where it says nothing
 */
record TransferSyntax(String uid) {
    static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    static final String RLE = "1.2.840.10008.1.2.5";
    static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";
    static final String JPEG_BASELINE = "1.2.840.10008.1.2.4.50";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("1.2.840.10008.1.2", "implicit VR little endian"),
            Map.entry("1.2.840.10008.1.2.1", "explicit VR little endian"),
            Map.entry(DEFLATED, "deflated explicit VR little endian"),
            Map.entry("1.2.840.10008.1.2.2", "explicit VR big endian"),
            Map.entry(RLE, "RLE"),
            Map.entry(DEFLATED_FRAMES, "deflated frames"),
            Map.entry(JPEG_BASELINE, "JPEG baseline"),
            Map.entry("1.2.840.10008.1.2.4.51", "JPEG extended"),
            Map.entry("1.2.840.10008.1.2.4.53", "JPEG spectral selection"),
            Map.entry("1.2.840.10008.1.2.4.55", "JPEG full progression"),
            Map.entry("1.2.840.10008.1.2.4.57", "JPEG lossless"),
            Map.entry("1.2.840.10008.1.2.4.70", "JPEG lossless, first-order prediction"),
            Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS"),
            Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS near-lossless"),
            Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 lossless"),
            Map.entry("1.2.840.10008.1.2.4.91", "JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.92", "JPEG 2000 part 2 lossless"),
            Map.entry("1.2.840.10008.1.2.4.93", "JPEG 2000 part 2"),
            Map.entry("1.2.840.10008.1.2.4.100", "MPEG-2 video"),
            Map.entry("1.2.840.10008.1.2.4.101", "MPEG-2 video"),
            Map.entry("1.2.840.10008.1.2.4.102", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.103", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.110", "JPEG XL lossless"),
            Map.entry("1.2.840.10008.1.2.4.111", "JPEG XL from JPEG"),
            Map.entry("1.2.840.10008.1.2.4.112", "JPEG XL"),
            Map.entry("1.2.840.10008.1.2.4.201", "HTJ2K lossless"),
            Map.entry("1.2.840.10008.1.2.4.202", "HTJ2K lossless RPCL"),
            Map.entry("1.2.840.10008.1.2.4.203", "HTJ2K"));

    boolean isDeflated() {
        return uid.equals(DEFLATED);
    }

    /** Whether frames are JPEG with a cosine transform, which knows by itself whether it holds RGB. */
    boolean isLossyJpeg() {
        return uid.startsWith("1.2.840.10008.1.2.4.5") && !uid.endsWith(".57");
    }

    /** For messages: {@code "JPEG 2000 (1.2.840.10008.1.2.4.91)"}. */
    @Override
    public String toString() {
        return "%s (%s)".formatted(NAMES.getOrDefault(uid, "an unknown transfer syntax"), SafeWords.uid(uid));
    }
}
