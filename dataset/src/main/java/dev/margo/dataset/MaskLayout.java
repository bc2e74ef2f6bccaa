package dev.margo.dataset;

/** How the masks of a picture lie in their folder. */
public enum MaskLayout {
    /** One file of the picture's stem, in which every object has an id. */
    LABEL_MAP,
    /**
     * One file per object, in which it is what is not 0: {@code <stem>_<anything>} or all files of a folder
     * {@code <stem>}. Objects may overlap.
     */
    FILE_PER_OBJECT
}
