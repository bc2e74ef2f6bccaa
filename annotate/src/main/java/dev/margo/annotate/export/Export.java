package dev.margo.annotate.export;

import dev.margo.annotate.document.Document;
import dev.margo.annotate.document.WorkItem;
import dev.margo.annotate.project.ProjectState;
import dev.margo.image.Segmentation;
import dev.margo.io.AtomicFile;
import dev.margo.io.VolumeWriter;
import dev.margo.io.dicom.DicomReader;
import dev.margo.io.dicom.DicomVolume;
import dev.margo.io.dicom.LabelObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A state as a file. */
public record Export(Document document, ProjectState state, ExportFormat format) {
    private static final List<String> ENDINGS = List.of(".nii.gz", ".seg.nrrd");

    /** The file's name, after that of the image. */
    public String fileName() {
        WorkItem item = document.item();
        String name = Files.isDirectory(item.path()) ? item.stem() : withoutEnding(item.stem());
        return name + format.ending(document.isPicture());
    }

    private static String withoutEnding(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream()
                .filter(lower::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElseGet(() -> name.lastIndexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name);
    }

    /** What the format cannot keep, a line each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (format != ExportFormat.CSV && !format.hasLayers() && Labels.anyOverlap(state)) {
            notes.add("objects overlap, and this format has one label per voxel: the one made later is on top");
        }
        return notes;
    }

    /**
     * Creates or replaces {@code file}, whole or not at all.
     *
     * @throws IllegalArgumentException if the image is not such that this can be written of it
     * @throws IOException if the disk is full, the folder not writable, or nothing is drawn where that must be
     */
    public void write(Path file) throws IOException {
        switch (format) {
            case CSV ->
                AtomicFile.write(
                        file,
                        MeasurementsCsv.of(Measurement.of(document, state)).getBytes(StandardCharsets.UTF_8));
            case DICOM_SEG -> dicom(LabelObject.SEG, file);
            case RTSTRUCT -> dicom(LabelObject.RTSTRUCT, file);
            case PNG -> png(file);
            default -> VolumeWriter.writeLabels(file, labels());
        }
    }

    private Segmentation labels() {
        return (format.hasLayers() ? Labels.layered(state) : Labels.flat(state)).segmentation();
    }

    private void dicom(LabelObject object, Path file) throws IOException {
        object.write(file, labels(), series());
    }

    private DicomVolume series() throws IOException {
        if (!format.suits(document)) {
            throw new IllegalArgumentException(
                    "%s is no DICOM series, and a DICOM object of labels refers to one; export NIfTI or NRRD"
                            .formatted(document.item().name()));
        }
        return DicomReader.read(document.item().scan());
    }

    private void png(Path file) throws IOException {
        if (document.isPicture()) {
            VolumeWriter.writeLabels(file, labels());
            return;
        }
        Path folder = Files.createTempDirectory("margo-export");
        Path slices = folder.resolve("slices");
        try {
            VolumeWriter.writeLabels(slices, labels());
            List<Path> pictures;
            try (Stream<Path> found = Files.list(slices)) {
                pictures = found.sorted().toList();
            }
            AtomicFile.write(file, out -> {
                ZipOutputStream zip = new ZipOutputStream(out);
                for (Path picture : pictures) {
                    zip.putNextEntry(new ZipEntry(picture.getFileName().toString()));
                    Files.copy(picture, zip);
                }
                zip.finish();
            });
        } finally {
            remove(slices);
            Files.deleteIfExists(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (Stream<Path> found = Files.list(folder)) {
                files = found.toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }
}
