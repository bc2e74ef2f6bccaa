package dev.margo.annotate.document;

import dev.margo.annotate.project.SliceName;
import dev.margo.image.Axis;
import dev.margo.image.Image;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;
import dev.margo.io.VolumeReader;
import dev.margo.io.raster.RasterReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An image that is open: a volume, or a picture as a volume of one slice. Its values are read when they are asked for, so
 * its files must stay where they are. Threads: any.
 */
public final class Document {
    private static final int SAMPLED_SLICES = 16;
    private static final String DICOM = "DICOM";
    private static final List<String> WITHOUT_SPACING = List.of("NumPy", "slices");

    private final WorkItem item;
    private final Volume volume;
    private final int times;
    private final boolean picture;
    private final boolean spacingKnown;
    private final boolean dicom;
    private final SliceBytes bytes;
    private final IntensityWindow.Range range;
    private final IntensityWindow.Range window;

    private Document(WorkItem item, Volume volume, boolean picture, boolean spacingKnown, boolean dicom) {
        this.item = item;
        this.volume = SoftSlices.of(volume);
        this.picture = picture;
        this.spacingKnown = spacingKnown;
        this.dicom = dicom;
        times = volume.layout().times();
        bytes = new SliceBytes(this.volume);
        List<Image> sample = sample();
        range = IntensityWindow.minMax().fit(sample);
        window = volume.window().orElseGet(() -> guess(volume).fit(sample));
    }

    /**
     * Opens {@code item}.
     *
     * @throws ImageFormatException if it is nothing that Margo can use
     * @throws IOException if it is no longer where it was, or cannot be read
     */
    public static Document open(WorkItem item) throws IOException {
        if (!item.path().toRealPath().equals(item.path())) {
            throw new IOException(item.name() + ": leads elsewhere than when the server was started; start it again");
        }
        boolean volume = VolumeReader.isVolume(item.path());
        String format = VolumeReader.formatOf(item.path()).orElse("");
        boolean spacing = volume
                ? WITHOUT_SPACING.stream().noneMatch(format::contains)
                : RasterReader.read(item.path()).spacing().isPresent();
        return new Document(item, item.scan().read(), !volume, spacing, format.equals(DICOM));
    }

    /** Few scans use all of the 256 values of 8 bits, as pictures made for the screen do. */
    private IntensityWindow guess(Volume volume) {
        boolean bytes =
                volume.layout().type() == VoxelType.UINT8 && volume.layout().channels() == 1;
        return bytes && !picture ? IntensityWindow.percentiles() : IntensityWindow.automatic();
    }

    /** Some slices, evenly spread, from which windows are guessed: the same ones each time. */
    private List<Image> sample() {
        Axis axis = Axis.Z;
        int count = Math.min(SAMPLED_SLICES, volume.grid().size(axis));
        List<Image> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(volume.slice(axis, (int) ((i + 0.5) * volume.grid().size(axis) / count), 0));
        }
        return some;
    }

    public WorkItem item() {
        return item;
    }

    /** Its first time. */
    public Volume volume() {
        return volume;
    }

    public VoxelGrid grid() {
        return volume.grid();
    }

    public boolean isPicture() {
        return picture;
    }

    /** Whether millimetres mean anything. */
    public boolean isSpacingKnown() {
        return spacingKnown;
    }

    /** Whether objects of DICOM can refer to it. */
    public boolean isDicom() {
        return dicom;
    }

    /** How many the file has. */
    public int times() {
        return times;
    }

    /** Least and greatest value after rescale, of some slices. */
    public IntensityWindow.Range range() {
        return range;
    }

    /** What to show from black to white, as the file says, or else as its values suggest. */
    public IntensityWindow.Range window() {
        return window;
    }

    /** One view for a picture, else three, that across the acquired slices first. */
    public List<View> views() {
        if (picture) {
            return List.of(View.ofPicture());
        }
        List<View> views = new ArrayList<>();
        views.add(View.of(grid().toPatient(), defaultAxis()));
        Arrays.stream(Axis.values())
                .filter(axis -> axis != defaultAxis())
                .forEach(axis -> views.add(View.of(grid().toPatient(), axis)));
        return views;
    }

    /** Across the acquired slices. */
    public Axis defaultAxis() {
        return picture ? Axis.Z : grid().outOfPlane();
    }

    /** The slice as a picture of values after rescale. */
    public Image image(SliceName slice) {
        return volume.slice(slice.axis(), slice.requireIn(grid()).index(), 0);
    }

    /** In what numbers {@link #voxels} are. */
    public VoxelType voxelType() {
        return bytes.type();
    }

    /** Bytes of all voxels. */
    public long voxelBytes() {
        return bytes.total();
    }

    /** Stored values of a slice, row-major, little endian, channels interleaved. */
    public byte[] voxels(SliceName slice) {
        return bytes.of(slice.requireIn(grid()));
    }
}
