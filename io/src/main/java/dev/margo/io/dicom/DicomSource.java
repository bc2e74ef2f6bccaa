package dev.margo.io.dicom;

import java.util.List;
import java.util.Optional;

/**
 * Where a volume came from: what an object needs that refers to its series. Holds who the patient is, and shows it
 * nowhere.
 */
public final class DicomSource {
    private static final Tag[] PATIENT_AND_STUDY = {
        Tag.SPECIFIC_CHARACTER_SET,
        Tag.STUDY_DATE,
        Tag.STUDY_TIME,
        Tag.ACCESSION_NUMBER,
        Tag.REFERRING_PHYSICIAN_NAME,
        Tag.STUDY_DESCRIPTION,
        Tag.PATIENT_NAME,
        Tag.PATIENT_ID,
        Tag.PATIENT_BIRTH_DATE,
        Tag.PATIENT_SEX,
        Tag.STUDY_INSTANCE_UID,
        Tag.SERIES_INSTANCE_UID,
        Tag.STUDY_ID,
        Tag.SERIES_NUMBER,
        Tag.FRAME_OF_REFERENCE_UID,
        Tag.MODALITY,
        Tag.LOSSY_IMAGE_COMPRESSION,
        Tag.LOSSY_IMAGE_COMPRESSION_RATIO,
        Tag.LOSSY_IMAGE_COMPRESSION_METHOD,
    };

    private final DataSet facts;
    private final List<Optional<SourceSlice>> slices;

    private DicomSource(DataSet facts, List<Optional<SourceSlice>> slices) {
        this.facts = facts;
        this.slices = slices;
    }

    /** What of a file's data set is kept. */
    static DataSet factsOf(DataSet data) {
        return data.only(PATIENT_AND_STUDY);
    }

    static DicomSource of(DataSet facts, SliceGrid grid) {
        return new DicomSource(
                facts,
                grid.slices().stream()
                        .map(slice -> slice.map(SliceFacts::source))
                        .toList());
    }

    public String studyUid() {
        return text(Tag.STUDY_INSTANCE_UID);
    }

    public String seriesUid() {
        return text(Tag.SERIES_INSTANCE_UID);
    }

    /** Empty where the images have no common frame of reference. */
    public String frameOfReferenceUid() {
        return text(Tag.FRAME_OF_REFERENCE_UID);
    }

    public String modality() {
        return text(Tag.MODALITY);
    }

    /** By time, then by z, as in the volume; empty where a slice is missing. */
    public List<Optional<SourceSlice>> slices() {
        return slices;
    }

    /** Elements of the patient, study and series modules as they are in the file, with its character set. */
    DataSet patientAndStudy() {
        return facts;
    }

    private String text(Tag tag) {
        return facts.text(tag).orElse("");
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "source of %s slices".formatted(slices.size());
    }
}
