package dev.margo.io.dicom;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The elements that Margo reads, with the representation they have where a file does not say. Where the standard leaves a
 * choice (US or SS), the unsigned one; whoever reads it knows the sign.
 *
 * <p>Source: DICOM PS3.6, 6 to 8.
 */
enum Tag {
    MEDIA_STORAGE_SOP_CLASS_UID(0x00020002, Vr.UI),
    TRANSFER_SYNTAX_UID(0x00020010, Vr.UI),
    DIRECTORY_RECORD_SEQUENCE(0x00041220, Vr.SQ),
    REFERENCED_FILE_ID(0x00041500, Vr.CS),
    SPECIFIC_CHARACTER_SET(0x00080005, Vr.CS),
    IMAGE_TYPE(0x00080008, Vr.CS),
    SOP_CLASS_UID(0x00080016, Vr.UI),
    SOP_INSTANCE_UID(0x00080018, Vr.UI),
    STUDY_DATE(0x00080020, Vr.DA),
    STUDY_TIME(0x00080030, Vr.TM),
    ACCESSION_NUMBER(0x00080050, Vr.SH),
    MODALITY(0x00080060, Vr.CS),
    REFERRING_PHYSICIAN_NAME(0x00080090, Vr.PN),
    STUDY_DESCRIPTION(0x00081030, Vr.LO),
    PATIENT_NAME(0x00100010, Vr.PN),
    PATIENT_ID(0x00100020, Vr.LO),
    PATIENT_BIRTH_DATE(0x00100030, Vr.DA),
    PATIENT_SEX(0x00100040, Vr.CS),
    SLICE_THICKNESS(0x00180050, Vr.DS),
    ECHO_NUMBERS(0x00180086, Vr.IS),
    SPACING_BETWEEN_SLICES(0x00180088, Vr.DS),
    TRIGGER_TIME(0x00181060, Vr.DS),
    IMAGER_PIXEL_SPACING(0x00181164, Vr.DS),
    NOMINAL_SCANNED_PIXEL_SPACING(0x00182010, Vr.DS),
    SEQUENCE_OF_ULTRASOUND_REGIONS(0x00186011, Vr.SQ),
    PHYSICAL_UNITS_X_DIRECTION(0x00186024, Vr.US),
    PHYSICAL_UNITS_Y_DIRECTION(0x00186026, Vr.US),
    PHYSICAL_DELTA_X(0x0018602C, Vr.FD),
    PHYSICAL_DELTA_Y(0x0018602E, Vr.FD),
    EFFECTIVE_ECHO_TIME(0x00189082, Vr.FD),
    DIFFUSION_B_VALUE(0x00189087, Vr.FD),
    MR_ECHO_SEQUENCE(0x00189114, Vr.SQ),
    MR_DIFFUSION_SEQUENCE(0x00189117, Vr.SQ),
    STUDY_INSTANCE_UID(0x0020000D, Vr.UI),
    SERIES_INSTANCE_UID(0x0020000E, Vr.UI),
    STUDY_ID(0x00200010, Vr.SH),
    SERIES_NUMBER(0x00200011, Vr.IS),
    ACQUISITION_NUMBER(0x00200012, Vr.IS),
    INSTANCE_NUMBER(0x00200013, Vr.IS),
    IMAGE_POSITION_PATIENT(0x00200032, Vr.DS),
    IMAGE_ORIENTATION_PATIENT(0x00200037, Vr.DS),
    FRAME_OF_REFERENCE_UID(0x00200052, Vr.UI),
    TEMPORAL_POSITION_IDENTIFIER(0x00200100, Vr.IS),
    TEMPORAL_RESOLUTION(0x00200110, Vr.DS),
    FRAME_CONTENT_SEQUENCE(0x00209111, Vr.SQ),
    PLANE_POSITION_SEQUENCE(0x00209113, Vr.SQ),
    PLANE_ORIENTATION_SEQUENCE(0x00209116, Vr.SQ),
    TEMPORAL_POSITION_INDEX(0x00209128, Vr.UL),
    SAMPLES_PER_PIXEL(0x00280002, Vr.US),
    PHOTOMETRIC_INTERPRETATION(0x00280004, Vr.CS),
    PLANAR_CONFIGURATION(0x00280006, Vr.US),
    NUMBER_OF_FRAMES(0x00280008, Vr.IS),
    ROWS(0x00280010, Vr.US),
    COLUMNS(0x00280011, Vr.US),
    PIXEL_SPACING(0x00280030, Vr.DS),
    BITS_ALLOCATED(0x00280100, Vr.US),
    BITS_STORED(0x00280101, Vr.US),
    HIGH_BIT(0x00280102, Vr.US),
    PIXEL_REPRESENTATION(0x00280103, Vr.US),
    WINDOW_CENTER(0x00281050, Vr.DS),
    WINDOW_WIDTH(0x00281051, Vr.DS),
    RESCALE_INTERCEPT(0x00281052, Vr.DS),
    RESCALE_SLOPE(0x00281053, Vr.DS),
    RESCALE_TYPE(0x00281054, Vr.LO),
    VOI_LUT_FUNCTION(0x00281056, Vr.CS),
    RED_PALETTE_DESCRIPTOR(0x00281101, Vr.US),
    GREEN_PALETTE_DESCRIPTOR(0x00281102, Vr.US),
    BLUE_PALETTE_DESCRIPTOR(0x00281103, Vr.US),
    RED_PALETTE(0x00281201, Vr.OW),
    GREEN_PALETTE(0x00281202, Vr.OW),
    BLUE_PALETTE(0x00281203, Vr.OW),
    SEGMENTED_RED_PALETTE(0x00281221, Vr.OW),
    SEGMENTED_GREEN_PALETTE(0x00281222, Vr.OW),
    SEGMENTED_BLUE_PALETTE(0x00281223, Vr.OW),
    MODALITY_LUT_SEQUENCE(0x00283000, Vr.SQ),
    LUT_DESCRIPTOR(0x00283002, Vr.US),
    LUT_DATA(0x00283006, Vr.OW),
    VOI_LUT_SEQUENCE(0x00283010, Vr.SQ),
    PIXEL_MEASURES_SEQUENCE(0x00289110, Vr.SQ),
    FRAME_VOI_LUT_SEQUENCE(0x00289132, Vr.SQ),
    PIXEL_VALUE_TRANSFORMATION_SEQUENCE(0x00289145, Vr.SQ),
    TOTAL_PIXEL_MATRIX_COLUMNS(0x00480006, Vr.UL),
    TOTAL_PIXEL_MATRIX_ROWS(0x00480007, Vr.UL),
    SEGMENT_IDENTIFICATION_SEQUENCE(0x0062000A, Vr.SQ),
    REFERENCED_SEGMENT_NUMBER(0x0062000B, Vr.US),
    GRID_FRAME_OFFSET_VECTOR(0x3004000C, Vr.DS),
    DOSE_GRID_SCALING(0x3004000E, Vr.DS),
    SHARED_FUNCTIONAL_GROUPS_SEQUENCE(0x52009229, Vr.SQ),
    PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE(0x52009230, Vr.SQ),
    EXTENDED_OFFSET_TABLE(0x7FE00001, Vr.OV),
    FLOAT_PIXEL_DATA(0x7FE00008, Vr.OF),
    DOUBLE_FLOAT_PIXEL_DATA(0x7FE00009, Vr.OD),
    PIXEL_DATA(0x7FE00010, Vr.OW);

    private static final Map<Integer, Tag> BY_CODE = new HashMap<>();

    static {
        Arrays.stream(values()).forEach(tag -> BY_CODE.put(tag.code, tag));
    }

    /** Group in the upper 16 bits, element in the lower. */
    final int code;

    final Vr vr;

    Tag(int code, Vr vr) {
        this.code = code;
        this.vr = vr;
    }

    /** The element of this number, if it is one that Margo reads. */
    static Optional<Tag> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** For messages: {@code "(0028,0010) rows"}. */
    static String describe(int code) {
        String number = "(%s,%s)".formatted(hex(code >>> 16), hex(code & 0xFFFF));
        return of(code).map(tag -> number + " " + tag.words()).orElse(number);
    }

    private static String hex(int value) {
        return Integer.toHexString(value | 0x10000).substring(1);
    }

    private String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** For messages: {@code "(0028,0010) rows"}. */
    @Override
    public String toString() {
        return describe(code);
    }
}
