package dev.margo.io.dicom;

/**
 * A series as far as it may be shown to everybody.
 *
 * @param seriesUid may be empty
 * @param slices images, or frames of them
 */
public record SeriesSummary(String seriesUid, String modality, int width, int height, int slices) {

    /** For lists: {@code "CT 512 x 512, 40 slices"}. */
    public String words() {
        return "%s %s x %s, %s slices".formatted(SafeWords.modality(modality), width, height, slices);
    }

    /** For messages: {@code "CT 512 x 512, 40 slices, series 1.2.3"}. */
    @Override
    public String toString() {
        return "%s, series %s".formatted(words(), SafeWords.uid(seriesUid));
    }
}
