package dev.margo.io.dicom;

import java.util.Comparator;
import java.util.OptionalDouble;

/**
 * What tells slices at one place apart: segment, time, echo, diffusion weighting, phase of the heart, acquisition, and
 * at last the order in which they were stored. 0 where the file says nothing.
 */
record SliceKey(
        double segment, double time, double echo, double weighting, double phase, double acquisition, double instance)
        implements Comparable<SliceKey> {
    private static final Comparator<SliceKey> ORDER = Comparator.comparingDouble(SliceKey::segment)
            .thenComparingDouble(SliceKey::time)
            .thenComparingDouble(SliceKey::echo)
            .thenComparingDouble(SliceKey::weighting)
            .thenComparingDouble(SliceKey::phase)
            .thenComparingDouble(SliceKey::acquisition)
            .thenComparingDouble(SliceKey::instance);

    static SliceKey of(FunctionalGroups groups, int frame) {
        DataSet content = groups.with(Tag.FRAME_CONTENT_SEQUENCE, Tag.TEMPORAL_POSITION_INDEX);
        DataSet echo = groups.with(Tag.MR_ECHO_SEQUENCE, Tag.EFFECTIVE_ECHO_TIME);
        DataSet weighting = groups.with(Tag.MR_DIFFUSION_SEQUENCE, Tag.DIFFUSION_B_VALUE);
        DataSet segment = groups.with(Tag.SEGMENT_IDENTIFICATION_SEQUENCE, Tag.REFERENCED_SEGMENT_NUMBER);
        DataSet root = groups.root();
        return new SliceKey(
                number(segment, Tag.REFERENCED_SEGMENT_NUMBER, 0),
                number(content, Tag.TEMPORAL_POSITION_INDEX, number(root, Tag.TEMPORAL_POSITION_IDENTIFIER, 0)),
                number(echo, Tag.EFFECTIVE_ECHO_TIME, number(root, Tag.ECHO_NUMBERS, 0)),
                number(weighting, Tag.DIFFUSION_B_VALUE, 0),
                number(root, Tag.TRIGGER_TIME, 0),
                number(root, Tag.ACQUISITION_NUMBER, 0),
                number(root, Tag.INSTANCE_NUMBER, 0) + frame / 1e6);
    }

    private static double number(DataSet data, Tag tag, double otherwise) {
        OptionalDouble value = data.numberIfValid(tag);
        return value.orElse(otherwise);
    }

    @Override
    public int compareTo(SliceKey other) {
        return ORDER.compare(this, other);
    }
}
