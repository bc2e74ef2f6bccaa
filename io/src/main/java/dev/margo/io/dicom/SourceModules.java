package dev.margo.io.dicom;

import java.util.Optional;

/** What every object made from a series has of it: the patient, the study, and references to its images. */
final class SourceModules {
    private static final Tag[] MAY_BE_EMPTY = {
        Tag.STUDY_DATE,
        Tag.STUDY_TIME,
        Tag.ACCESSION_NUMBER,
        Tag.REFERRING_PHYSICIAN_NAME,
        Tag.PATIENT_NAME,
        Tag.PATIENT_ID,
        Tag.PATIENT_BIRTH_DATE,
        Tag.PATIENT_SEX,
        Tag.STUDY_ID,
    };
    private static final Tag[] IF_THERE = {
        Tag.STUDY_DESCRIPTION, Tag.LOSSY_IMAGE_COMPRESSION_RATIO, Tag.LOSSY_IMAGE_COMPRESSION_METHOD,
    };

    private final DicomSource source;
    private final TextEncoding encoding;

    SourceModules(DicomSource source) {
        this.source = source;
        boolean ascii = source.patientAndStudy().elements().stream().allMatch(SourceModules::isAscii);
        encoding = ascii ? TextEncoding.UTF_8 : TextEncoding.of(source.patientAndStudy());
    }

    /** Whether it reads the same in every character set. */
    private static boolean isAscii(Element element) {
        if (element.value() instanceof Element.Bytes bytes) {
            for (byte b : bytes.bytes()) {
                if (b < 0 || b == 0x1B) {
                    return false;
                }
            }
        }
        return true;
    }

    /** In which further texts are to be written: UTF-8 if the source's own can be read so, too. */
    TextEncoding encoding() {
        return encoding;
    }

    /** The patient, the study and the frame of reference; what a study must have is there, if empty. */
    void copyTo(DataSetBuilder root) {
        DataSet from = source.patientAndStudy();
        for (Tag tag : MAY_BE_EMPTY) {
            root.bytes(tag, from.bytes(tag).orElse(new byte[0]));
        }
        for (Tag tag : IF_THERE) {
            from.bytes(tag).ifPresent(bytes -> root.bytes(tag, bytes));
        }
        if (encoding == TextEncoding.UTF_8) {
            root.text(Tag.SPECIFIC_CHARACTER_SET, encoding.term());
        } else {
            from.bytes(Tag.SPECIFIC_CHARACTER_SET).ifPresent(b -> root.bytes(Tag.SPECIFIC_CHARACTER_SET, b));
        }
        root.text(
                Tag.LOSSY_IMAGE_COMPRESSION,
                from.text(Tag.LOSSY_IMAGE_COMPRESSION).filter("01"::equals).orElse("00"));
        root.text(Tag.STUDY_INSTANCE_UID, source.studyUid());
        if (!source.frameOfReferenceUid().isEmpty()) {
            root.text(Tag.FRAME_OF_REFERENCE_UID, source.frameOfReferenceUid()).text(Tag.POSITION_REFERENCE_INDICATOR);
        }
    }

    static String version() {
        return Optional.ofNullable(SourceModules.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
    }

    /** The image of a slice. */
    static DataSetBuilder reference(SourceSlice slice) {
        return new DataSetBuilder()
                .text(Tag.REFERENCED_SOP_CLASS_UID, slice.sopClassUid())
                .text(Tag.REFERENCED_SOP_INSTANCE_UID, slice.sopInstanceUid());
    }

    /** The image of a slice, and the frame if it has several. */
    DataSetBuilder imageReference(SourceSlice slice) {
        DataSetBuilder image = reference(slice);
        if (isOfSeveralFrames(slice)) {
            image.text(Tag.REFERENCED_FRAME_NUMBER, String.valueOf(slice.frame()));
        }
        return image;
    }

    private boolean isOfSeveralFrames(SourceSlice slice) {
        return slice.frame() > 1
                || source.slices().stream()
                        .flatMap(Optional::stream)
                        .anyMatch(other ->
                                other.frame() > 1 && other.sopInstanceUid().equals(slice.sopInstanceUid()));
    }
}
