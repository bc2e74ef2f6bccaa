package dev.margo.cli;

import dev.margo.train.ConfigSource;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is learnt from; a configuration file can say more. */
final class TrainDataOptions {
    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Pictures (PNG, JPEG, TIFF) or volumes (NIfTI, NRRD, MetaImage, folders of DICOM).")
    private Path images;

    @Option(names = "--masks", paramLabel = "DIR", description = "Their masks, under the same names but the ending.")
    private Path masks;

    @Option(
            names = "--layout",
            paramLabel = "label-map|file-per-object",
            description =
                    "One mask file per picture with an id per object (default), or a file per object: NAME_*.png.")
    private String layout;

    @Option(
            names = "--ids",
            paramLabel = "kept|components",
            description = "Whether an id is an object (default), or a class whose connected pieces are objects.")
    private String ids;

    @Option(
            names = "--window",
            paramLabel = "NAME|low,high",
            description = "How raw intensities become 0..255, as in margo segment; default: auto.")
    private String window;

    @Option(
            names = "--patients",
            paramLabel = "REGEX",
            description =
                    "Its first group, found in a file's name, names the patient; default: each file is one's own.")
    private String patients;

    @Option(
            names = "--val",
            paramLabel = "SHARE",
            description = "Share of the patients that is validated on, not learnt from; default: 0.1.")
    private Double val;

    @Option(
            names = "--augmentation",
            paramLabel = "none|light|standard|strong",
            description = "How pictures are varied; default: standard, but none if only the decoder learns.")
    private String augmentation;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where pictures are kept once they are read; default: OUT/cache.")
    private Path cache;

    /** Lays these over {@code config}. */
    void into(ConfigSource config) {
        if (images != null || masks != null) {
            config.remove("data");
            setPath(config, "data[0].images", images);
            setPath(config, "data[0].masks", masks);
        }
        set(config, "data[0].layout", layout);
        set(config, "data[0].ids", ids);
        set(config, "data[0].window", window);
        set(config, "data[0].patients", patients);
        set(config, "augmentation", augmentation);
        setPath(config, "cache.folder", cache);
        if (val != null) {
            config.set("validation.share", val);
        }
    }

    static void set(ConfigSource config, String key, String value) {
        if (value != null) {
            config.set(key, value);
        }
    }

    static void setPath(ConfigSource config, String key, Path value) {
        set(config, key, value == null ? null : value.toAbsolutePath().toString());
    }

    static void set(ConfigSource config, String key, Integer value) {
        if (value != null) {
            config.set(key, value.longValue());
        }
    }
}
