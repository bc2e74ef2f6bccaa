package dev.margo.io.dicom;

import java.util.List;
import java.util.Optional;

/**
 * What a file says of one of its frames: in the frame's own functional groups, in those that all frames share, or in the
 * data set itself.
 *
 * <p>Source: DICOM PS3.3, C.7.6.16.
 *
 * @param own empty where the file has none
 */
record FunctionalGroups(DataSet root, DataSet shared, DataSet own) {

    static FunctionalGroups of(DataSet root, int frame) {
        DataSet none = DataSet.of(root.file(), List.of());
        List<DataSet> frames = root.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        return new FunctionalGroups(
                root,
                root.item(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE).orElse(none),
                frame < frames.size() ? frames.get(frame) : none);
    }

    /** Where {@code tag} is to be read: in the group {@code sequence} if that has it, else in the data set. */
    DataSet with(Tag sequence, Tag tag) {
        return group(sequence).filter(group -> group.element(tag).isPresent()).orElse(root);
    }

    private Optional<DataSet> group(Tag sequence) {
        return own.item(sequence).or(() -> shared.item(sequence));
    }

    /** Whether the file has groups for single frames. */
    boolean isEnhanced() {
        return own.size() > 0;
    }
}
