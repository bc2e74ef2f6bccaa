package dev.margo.io.dicom;

import dev.margo.image.Intensity;
import dev.margo.image.Segment;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import dev.margo.mask.Mask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads RT Structure Sets as labels in the grid of the series they were drawn on; they have none of their own. A voxel is
 * in a region if its centre lies inside an odd number of the region's closed contours, so contours within others are
 * holes, and keyholes come out right. Where regions overlap, a voxel goes to the smallest. The label of a region is its
 * number, or its place in the file if a number is not from 1 to 65535.
 *
 * <p>Source: DICOM PS3.3, C.8.8.5, C.8.8.6 and C.8.8.6.3.
 */
public final class RtStructReader {
    private final VoxelGrid grid;
    private final List<RoiFile.Roi> rois;
    private final RoiSlices slices;
    private final int[] largestFirst; // indices of regions

    private RtStructReader(VoxelGrid grid, List<RoiFile.Roi> rois, RoiSlices slices) {
        this.grid = grid;
        this.rois = rois;
        this.slices = slices;
        long[] sizes = new long[rois.size()];
        for (int region = 0; region < sizes.length; region++) {
            for (int z = 0; z < grid.depth(); z++) {
                sizes[region] +=
                        slices.isDrawn(region, z) ? slices.mask(region, z).area() : 0;
            }
        }
        largestFirst = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingLong(region -> -sizes[region]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * The labels in {@code file}.
     *
     * @param grid of the scan they were drawn on
     * @throws ImageFormatException if it is no structure set, a damaged one, or nothing of it lies in {@code grid}
     * @throws IOException if it cannot be read at all
     */
    public static DicomSegmentation read(Path file, VoxelGrid grid) throws IOException {
        return read(DicomFile.open(file), grid, "");
    }

    /** As {@link #read(Path, VoxelGrid)}; regions in another frame of reference than the series are left out. */
    public static DicomSegmentation read(Path file, DicomVolume series) throws IOException {
        return read(
                DicomFile.open(file), series.volume().grid(), series.source().frameOfReferenceUid());
    }

    static DicomSegmentation read(DicomFile file, VoxelGrid grid, String frameOfReference) throws IOException {
        if (!RoiFile.isStructureSet(file.data())) {
            String modality = SafeWords.modality(file.data().text(Tag.MODALITY).orElse(""));
            throw new ImageFormatException(
                    file.path().toString(),
                    "a DICOM file without regions of interest (%s); give an RT structure set".formatted(modality));
        }
        RoiFile regions = RoiFile.of(file.data());
        RoiSlices slices = new RoiSlices(file, regions.rois(), grid, frameOfReference);
        List<String> warnings = new ArrayList<>(slices.warnings());
        if (regions.renumbered()) {
            warnings.add("numbers of regions are not all from 1 to 65535; they are counted in the order of the file");
        }
        return new RtStructReader(grid, regions.rois(), slices).labels(warnings);
    }

    private DicomSegmentation labels(List<String> warnings) {
        long over = 0;
        for (int z = 0; z < grid.depth(); z++) {
            over += draw(z, new int[grid.width() * grid.height()]);
        }
        if (over > 0) {
            warnings.add("%s times a voxel is in several regions; it is given to the smallest of them".formatted(over));
        }
        List<Segment> segments = rois.stream().map(RoiFile.Roi::segment).toList();
        VoxelType type =
                segments.stream().allMatch(segment -> segment.label() <= 255) ? VoxelType.UINT8 : VoxelType.UINT16;
        Volume labels = Volume.of(
                grid, Volume.Layout.single(type), Intensity.stored(Intensity.Kind.LABELS), (z, t) -> slice(z, type));
        return new DicomSegmentation(new Segmentation(labels, segments), warnings);
    }

    private Voxels slice(int z, VoxelType type) {
        int[] labels = new int[grid.width() * grid.height()];
        draw(z, labels);
        return Voxels.of(type, Arrays.stream(labels).asDoubleStream().toArray());
    }

    /** Draws the regions of a slice, and says how many labels of others it went over. */
    private long draw(int z, int[] labels) {
        long over = 0;
        for (int region : largestFirst) {
            if (slices.isDrawn(region, z)) {
                over += draw(slices.mask(region, z), rois.get(region).segment().label(), labels);
            }
        }
        return over;
    }

    private static long draw(Mask mask, int label, int[] labels) {
        long over = 0;
        for (int y = 0, at = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++, at++) {
                if (mask.get(x, y)) {
                    over += labels[at] == 0 ? 0 : 1;
                    labels[at] = label;
                }
            }
        }
        return over;
    }
}
