package dev.margo.io.dicom;

import dev.margo.image.Volume;
import java.util.List;

/**
 * A volume as read from DICOM files.
 *
 * @param volume values before rescale, with the rescale; red, green, blue where the files have colours
 * @param warnings a line each: what was left out, filled, or taken for granted; nothing of the patient
 */
public record DicomVolume(Volume volume, DicomSource source, Display display, List<String> warnings) {
    public DicomVolume {
        warnings = List.copyOf(warnings);
    }
}
