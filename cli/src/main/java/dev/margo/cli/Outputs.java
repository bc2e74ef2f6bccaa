package dev.margo.cli;

import dev.margo.io.dicom.LabelObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the results of one image go.
 *
 * @param mask the mask or label image, or with several masks what their names are made from
 * @param as what DICOM object a mask that is one becomes
 * @param overlay the picture with the result drawn on it
 */
record Outputs(Optional<Path> mask, Optional<LabelObject> as, Optional<Path> overlay) {
    /** Masks that a multimask answer has. */
    private static final int MASKS = 3;

    /** Everything that may be written. */
    List<Path> files(boolean multimask) {
        List<Path> files = new ArrayList<>();
        mask.ifPresent(file -> {
            for (int i = 1; multimask && i <= MASKS; i++) {
                files.add(FileName.numbered(file, i));
            }
            if (!multimask) {
                files.add(file);
            }
        });
        overlay.ifPresent(files::add);
        return files;
    }

    /** Whether the mask is a label volume, and no picture. */
    boolean isVolume() {
        return mask.isPresent() && !TargetFile.endsWith(mask.get(), ".png");
    }

    LabelFile labelFile(Path file) {
        return new LabelFile(file, as, Optional.empty());
    }

    /**
     * Before anything is computed.
     *
     * @throws UsageException if the mask would be a label volume, and that could not be made of {@code image}
     */
    void requireSource(Path image, SliceChoice slice) throws IOException {
        if (!isVolume()) {
            return;
        }
        LabelFile file = volumeFile();
        if (file.hasPlace() && FileKind.of(image) == FileKind.PICTURE) {
            throw new UsageException(
                    "%s: %s is a picture, which has no place in a patient; expected a name that ends in .png, .tif or .json"
                            .formatted(file.file(), image));
        }
        file.requireSource(image);
        if (file.isDicom() && slice.time().orElse(0) > 0) {
            throw new UsageException(
                    "%s: DICOM objects of labels refer to the first time of a series only; write .nii.gz or .nrrd"
                            .formatted(file.file()));
        }
    }

    private LabelFile volumeFile() {
        try {
            return labelFile(mask.orElseThrow());
        } catch (UsageException e) {
            throw new UsageException(e.getMessage() + ", or .png for a picture", e);
        }
    }
}
