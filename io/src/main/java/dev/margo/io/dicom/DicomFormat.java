package dev.margo.io.dicom;

import dev.margo.image.Intensity;
import dev.margo.image.IntensityWindow;
import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.io.FileHead;
import dev.margo.io.ImageFormatException;
import dev.margo.io.Scan;
import dev.margo.io.VolumeFormat;
import dev.margo.io.VolumeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** DICOM behind the door to all formats: a file, a DICOMDIR, a folder that holds one series, or labels drawn on one. */
public final class DicomFormat implements VolumeFormat {
    private static final byte[] MAGIC = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final int PREAMBLE = 128;

    @Override
    public String name() {
        return "DICOM";
    }

    @Override
    public List<String> endings() {
        return List.of(".dcm", ".dicom", ".ima");
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.folder() && !head.pictures() || head.name().equals("dicomdir") || hasMagic(head.bytes());
    }

    private static boolean hasMagic(byte[] bytes) {
        return bytes.length >= PREAMBLE + MAGIC.length
                && Arrays.equals(bytes, PREAMBLE, PREAMBLE + MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * As {@link DicomReader#read(Path)}, with the window that the files propose; where the least value is white, values
     * are turned so that it is the greatest. Of a segmentation, its labels.
     */
    @Override
    public Volume read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return shown(DicomReader.read(file));
        }
        DicomFile dicom = DicomFile.open(file);
        if (DicomSegReader.isSegmentation(dicom.data())) {
            return DicomSegReader.read(dicom).segmentation().labels();
        }
        requireGrid(dicom);
        return shown(SeriesScan.of(dicom).only());
    }

    /** As {@link DicomReader#read(Path, String)}, and shown as {@link #read(Path)} shows it. */
    @Override
    public Volume read(Path file, String series) throws IOException {
        return shown(DicomReader.read(file, series));
    }

    /** As {@link DicomSegReader#read(Path)}; what is no segmentation is taken for labels as it is. */
    @Override
    public Segmentation readLabels(Path file, Consumer<String> warnings) throws IOException {
        if (Files.isDirectory(file)) {
            return Segmentation.unnamed(read(file));
        }
        DicomFile dicom = DicomFile.open(file);
        requireGrid(dicom);
        return DicomSegReader.isSegmentation(dicom.data())
                ? told(DicomSegReader.read(dicom), warnings)
                : Segmentation.unnamed(read(file));
    }

    private static void requireGrid(DicomFile file) throws SeriesNeededException {
        if (RoiFile.isStructureSet(file.data())) {
            throw new SeriesNeededException(file.path());
        }
    }

    /** As {@link DicomSegReader#read(Path, VoxelGrid)} and {@link RtStructReader#read(Path, DicomVolume)}. */
    @Override
    public Segmentation readLabels(Path file, Scan scan, Consumer<String> warnings) throws IOException {
        if (Files.isDirectory(file)) {
            return VolumeFormat.super.readLabels(file, scan, warnings);
        }
        DicomFile dicom = DicomFile.open(file);
        boolean segmentation = DicomSegReader.isSegmentation(dicom.data());
        if (!segmentation && !RoiFile.isStructureSet(dicom.data())) {
            return VolumeFormat.super.readLabels(file, scan, warnings);
        }
        boolean series =
                VolumeReader.formatOf(scan.path()).filter(name()::equals).isPresent();
        Optional<DicomVolume> drawnOn = series ? Optional.of(DicomReader.read(scan)) : Optional.empty();
        VoxelGrid grid = drawnOn.isPresent()
                ? drawnOn.get().volume().grid()
                : scan.read().grid();
        String frame =
                drawnOn.map(volume -> volume.source().frameOfReferenceUid()).orElse("");
        if (!segmentation) {
            return told(RtStructReader.read(dicom, grid, frame), warnings);
        }
        requireFrame(dicom, frame);
        return told(DicomSegReader.read(dicom, grid), warnings);
    }

    private static void requireFrame(DicomFile file, String frame) throws ImageFormatException {
        String own = file.data().text(Tag.FRAME_OF_REFERENCE_UID).orElse("");
        if (!own.isEmpty() && !frame.isEmpty() && !own.equals(frame)) {
            throw new ImageFormatException(
                    file.path().toString(),
                    "a segmentation in another frame of reference than the series; give the one it was drawn on");
        }
    }

    private static Segmentation told(DicomSegmentation read, Consumer<String> warnings) {
        read.warnings().forEach(warnings);
        return read.segmentation();
    }

    private static Volume shown(DicomVolume read) {
        boolean gray = read.volume().layout().channels() == 1;
        Volume volume =
                read.volume().withWindow(read.display().window().filter(range -> gray && range.low() < range.high()));
        return read.display().inverted() ? turned(volume) : volume;
    }

    private static Volume turned(Volume volume) {
        Intensity stored = volume.intensity();
        VoxelType type = volume.layout().type();
        double ends = type.isWhole() ? type.least() + type.most() : 0;
        double sum = stored.slope() * ends + 2 * stored.intercept(); // of a value and what it is turned into
        return volume.withIntensity(
                        new Intensity(stored.kind(), -stored.slope(), stored.slope() * ends + stored.intercept()))
                .withWindow(
                        volume.window().map(range -> new IntensityWindow.Range(sum - range.high(), sum - range.low())));
    }
}
