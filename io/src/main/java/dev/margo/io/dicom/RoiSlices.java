package dev.margo.io.dicom;

import dev.margo.image.Affine;
import dev.margo.image.VoxelGrid;
import dev.margo.io.ImageFormatException;
import dev.margo.mask.Mask;
import dev.margo.mask.Polygon;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The outlines of regions by slice of a grid, and what of a file cannot be drawn there. */
final class RoiSlices {
    private static final Set<String> CLOSED = Set.of("CLOSED_PLANAR", "CLOSEDPLANAR_XOR");

    private final DicomFile file;
    private final VoxelGrid grid;
    private final Affine toVoxel;
    private final List<Map<Integer, List<Polygon>>> byRegion = new ArrayList<>(); // z to outlines
    private int open;
    private int outside;
    private int placed;
    private int elsewhere;

    /**
     * @param frameOfReference of the scan; empty if it is not known
     * @throws ImageFormatException if a contour is damaged, or none can be drawn
     */
    RoiSlices(DicomFile file, List<RoiFile.Roi> rois, VoxelGrid grid, String frameOfReference) throws IOException {
        this.file = file;
        this.grid = grid;
        toVoxel = grid.toPatient().inverse();
        for (RoiFile.Roi roi : rois) {
            boolean here = frameOfReference.isEmpty()
                    || roi.frameOfReference().isEmpty()
                    || roi.frameOfReference().equals(frameOfReference);
            elsewhere += here ? 0 : 1;
            byRegion.add(here ? outlines(roi) : Map.of());
        }
        requireSome(rois.size());
    }

    private Map<Integer, List<Polygon>> outlines(RoiFile.Roi roi) throws IOException {
        Map<Integer, List<Polygon>> outlines = new HashMap<>();
        for (DataSet contour : roi.contours()) {
            ContourPoints points = ContourPoints.of(file, contour, toVoxel);
            boolean closed =
                    CLOSED.contains(contour.text(Tag.CONTOUR_GEOMETRIC_TYPE).orElse(""));
            OptionalInt slice = points.slice(grid.depth());
            if (!closed || points.polygon().isEmpty()) {
                open++;
            } else if (slice.isEmpty() || !points.touches(grid.width(), grid.height())) {
                outside++;
            } else {
                placed++;
                outlines.computeIfAbsent(slice.getAsInt(), z -> new ArrayList<>())
                        .add(points.polygon().get());
            }
        }
        return outlines;
    }

    private void requireSome(int regions) throws ImageFormatException {
        if (placed > 0) {
            return;
        }
        String name = file.path().toString();
        if (outside > 0) {
            throw new ImageFormatException(
                    name,
                    "none of its %s closed contours lies in a slice of the %s volume; give the series it was drawn on"
                            .formatted(outside, grid));
        }
        if (elsewhere > 0) {
            throw new ImageFormatException(
                    name,
                    "its %s regions are in another frame of reference than the series; give the one it was drawn on"
                            .formatted(regions));
        }
        throw new ImageFormatException(
                name,
                "an RT structure set without closed contours (%s points and open lines); give one with outlines"
                        .formatted(open));
    }

    /** The voxels whose centres are inside an odd number of a region's outlines. */
    Mask mask(int region, int z) {
        return Polygon.fill(byRegion.get(region).getOrDefault(z, List.of()), grid.width(), grid.height());
    }

    boolean isDrawn(int region, int z) {
        return byRegion.get(region).containsKey(z);
    }

    /** A line for each kind of thing that is left out. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (open > 0) {
            warnings.add("%s contours are points or open lines, which enclose nothing; left out".formatted(open));
        }
        if (outside > 0) {
            warnings.add("%s contours do not lie in a slice of the %s volume; left out".formatted(outside, grid));
        }
        if (elsewhere > 0) {
            warnings.add("%s regions are in another frame of reference than the series; left out".formatted(elsewhere));
        }
        return warnings;
    }
}
