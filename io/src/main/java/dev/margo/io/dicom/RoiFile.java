package dev.margo.io.dicom;

import dev.margo.image.Colour;
import dev.margo.image.Segment;
import dev.margo.io.ImageFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an RT Structure Set says of its regions of interest.
 *
 * @param rois in the order of the file
 * @param renumbered whether their numbers are no labels, so that they are counted instead
 */
record RoiFile(List<Roi> rois, boolean renumbered) {
    private static final int MOST = 65_535;

    /**
     * One region.
     *
     * @param frameOfReference in which its contours are; empty if the file does not say
     * @param contours items of its contour sequence
     */
    record Roi(Segment segment, String frameOfReference, List<DataSet> contours) {}

    static boolean isStructureSet(DataSet data) {
        return data.element(Tag.STRUCTURE_SET_ROI_SEQUENCE).isPresent()
                || data.text(Tag.SOP_CLASS_UID)
                        .filter(RtStructWriter.SOP_CLASS::equals)
                        .isPresent();
    }

    static RoiFile of(DataSet data) throws ImageFormatException {
        Map<Integer, DataSet> items = new LinkedHashMap<>();
        for (DataSet item : data.items(Tag.STRUCTURE_SET_ROI_SEQUENCE)) {
            if (items.put(item.required(Tag.ROI_NUMBER), item) != null) {
                throw data.damaged(Tag.ROI_NUMBER, "is that of two regions");
            }
        }
        if (items.isEmpty() || items.size() > MOST) {
            throw data.damaged(
                    Tag.STRUCTURE_SET_ROI_SEQUENCE, "has %s regions, expected 1 to %s".formatted(items.size(), MOST));
        }
        boolean renumbered = items.keySet().stream().anyMatch(number -> number < 1 || number > MOST);
        Map<Integer, DataSet> drawn = drawn(data, items);
        DataSet none = DataSet.of(data.file(), List.of());
        TextEncoding encoding = TextEncoding.of(data);
        List<Roi> rois = new ArrayList<>();
        for (Map.Entry<Integer, DataSet> item : items.entrySet()) {
            DataSet contours = drawn.getOrDefault(item.getKey(), none);
            int label = renumbered ? rois.size() + 1 : item.getKey();
            String name =
                    item.getValue().bytes(Tag.ROI_NAME).map(encoding::text).orElse("");
            rois.add(new Roi(
                    new Segment(name.isEmpty() ? "Region " + label : name, label, 0, colour(contours, label)),
                    item.getValue().text(Tag.REFERENCED_FRAME_OF_REFERENCE_UID).orElse(""),
                    contours.items(Tag.CONTOUR_SEQUENCE)));
        }
        return new RoiFile(rois, renumbered);
    }

    /** Items of the contour sequence by the number of their region. */
    private static Map<Integer, DataSet> drawn(DataSet data, Map<Integer, DataSet> rois) throws ImageFormatException {
        Map<Integer, DataSet> drawn = new HashMap<>();
        for (DataSet item : data.items(Tag.ROI_CONTOUR_SEQUENCE)) {
            int number = item.required(Tag.REFERENCED_ROI_NUMBER);
            if (!rois.containsKey(number) || drawn.put(number, item) != null) {
                throw data.damaged(Tag.REFERENCED_ROI_NUMBER, "is that of no region, or of one twice");
            }
        }
        return drawn;
    }

    private static Colour colour(DataSet contours, int label) throws ImageFormatException {
        double[] parts = contours.doubles(Tag.ROI_DISPLAY_COLOR);
        if (parts.length != 3) {
            return Colour.ofLabel(label);
        }
        for (double part : parts) {
            if (part < 0 || part > 255) {
                throw contours.damaged(Tag.ROI_DISPLAY_COLOR, "is no colour with parts from 0 to 255");
            }
        }
        return new Colour((int) parts[0], (int) parts[1], (int) parts[2]);
    }
}
