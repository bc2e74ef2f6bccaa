package dev.margo.dataset;

import java.util.regex.Pattern;

/** The part of a file's name that pictures and their masks have in common. */
final class FileStem {
    private static final Pattern ENDINGS = Pattern.compile(
            "(\\.(nii|nrrd|mha|gipl|img|hdr))?\\.(gz|bz2)$|\\.(ome|seg)\\.[A-Za-z0-9]{1,6}$|\\.[A-Za-z][A-Za-z0-9]{0,7}$");

    private FileStem() {}

    /** {@code "brain1"} of {@code "brain1.nii.gz"}. */
    static String of(String file) {
        return ENDINGS.matcher(file).replaceFirst("");
    }
}
