package dev.margo.cli;

import dev.margo.image.ByteImage;
import dev.margo.io.VolumeReader;
import dev.margo.io.raster.RasterWriter;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes the results of one image, after everything was computed.
 *
 * @param labels whether a label image is written instead of a mask
 * @param multimask whether each mask offered gets a file of its own
 */
record ResultFiles(boolean labels, boolean multimask) {

    void write(ImageResult result, Outputs outputs) throws IOException {
        Optional<ByteImage> overlay = outputs.overlay().map(file -> overlay(result));
        if (outputs.isVolume()) {
            writeVolumes(result, outputs);
        } else if (outputs.mask().isPresent()) {
            writeMasks(result, outputs.mask().get());
        }
        if (overlay.isPresent()) {
            Path file = outputs.overlay().orElseThrow();
            guarded(file, () -> RasterWriter.writePng(file, overlay.get()));
        }
    }

    /** The file of each mask offered for an object, best first; the same file for all objects of a label image. */
    Path fileOf(Path mask, int index) {
        return multimask ? FileName.numbered(mask, index + 1) : mask;
    }

    private void writeMasks(ImageResult result, Path file) throws IOException {
        if (labels) {
            guarded(file, () -> RasterWriter.writeLabels(file, result.size(), result.labels()));
            return;
        }
        List<Mask> masks =
                result.objects().get(0).masks().stream().map(c -> c.mask()).toList();
        for (int i = 0; i < masks.size(); i++) {
            Path numbered = fileOf(file, i);
            boolean[] inside = masks.get(i).toArray();
            guarded(numbered, () -> RasterWriter.writeMask(numbered, result.size(), inside));
        }
    }

    private void writeVolumes(ImageResult result, Outputs outputs) throws IOException {
        ChosenSlice slice =
                result.slice().isPresent() ? result.slice().get() : ChosenSlice.only(VolumeReader.read(result.file()));
        Path file = outputs.mask().orElseThrow();
        if (!multimask) {
            outputs.labelFile(file).write(slice.labels(result.labels(), result.segments()), result.file());
            return;
        }
        List<OfferedMask> masks = result.objects().get(0).masks();
        for (int i = 0; i < masks.size(); i++) {
            int[] ids = LabelImage.ofMasks(List.of(masks.get(i).mask())).toArray();
            outputs.labelFile(fileOf(file, i)).write(slice.labels(ids, result.segments()), result.file());
        }
    }

    private ByteImage overlay(ImageResult result) {
        List<PromptedObject> objects =
                result.objects().stream().map(ObjectResult::object).toList();
        return Overlay.draw(result.picture(), objects, result.masks(), labels);
    }

    private static void guarded(Path file, Interruption.Writing writing) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Interruption.guard(file, writing);
    }
}
