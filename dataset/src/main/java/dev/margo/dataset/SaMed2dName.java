package dev.margo.dataset;

import java.util.Optional;

/**
 * What a file's name says in SA-Med2D-20M: {@code ct_00--AbdomenCT1K--Case_00011--x_0040.png}.
 *
 * @param modality such as {@code mr_flair}
 * @param dataset it was taken from
 * @param patient the data set and the case in it, which may have been scanned in several modalities
 */
record SaMed2dName(String modality, String dataset, String patient) {
    private static final String SEPARATOR = "--";

    /** @param image path of the picture; nothing if its name has fewer than three fields */
    static Optional<SaMed2dName> parse(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        String[] fields = FileStem.of(name).split(SEPARATOR);
        return fields.length < 3
                ? Optional.empty()
                : Optional.of(new SaMed2dName(fields[0], fields[1], fields[1] + SEPARATOR + fields[2]));
    }
}
