package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The slices of one file.
 *
 * @param facts who and which series; see {@link DicomSource#factsOf}
 * @param timeStepSeconds between times of the series, where the file says so
 */
record FileSlices(DataSet facts, List<SliceFacts> slices, OptionalDouble timeStepSeconds) {

    static FileSlices of(DicomFile file) throws IOException {
        DataSet data = file.data();
        FrameDecoder decoder = FrameDecoder.of(file);
        requireWholePictures(data, decoder.layout());
        SliceReader reader = new SliceReader(data, decoder);
        List<SliceFacts> slices = new ArrayList<>();
        for (int frame = 0; frame < decoder.layout().frames(); frame++) {
            slices.add(reader.read(frame));
        }
        OptionalDouble milliseconds = data.numberIfValid(Tag.TEMPORAL_RESOLUTION);
        OptionalDouble seconds = milliseconds.isPresent() && milliseconds.getAsDouble() > 0
                ? OptionalDouble.of(milliseconds.getAsDouble() / 1000)
                : OptionalDouble.empty();
        return new FileSlices(DicomSource.factsOf(data), slices, seconds);
    }

    static void requireWholePictures(DataSet data, PixelLayout layout) throws ImageFormatException {
        if (data.numberIfValid(Tag.TOTAL_PIXEL_MATRIX_COLUMNS).orElse(0) > layout.width()
                || data.numberIfValid(Tag.TOTAL_PIXEL_MATRIX_ROWS).orElse(0) > layout.height()) {
            throw new ImageFormatException(
                    data.file(),
                    "not supported: a slide in %s tiles of %s x %s pixels; export the region as TIFF or PNG first"
                            .formatted(layout.frames(), layout.width(), layout.height()));
        }
        if (data.texts(Tag.IMAGE_TYPE).contains("MOSAIC")) {
            throw new ImageFormatException(
                    data.file(),
                    "not supported: a mosaic of several slices in one picture; convert it to NIfTI (dcm2niix) first");
        }
    }

    String seriesUid() {
        return facts.text(Tag.SERIES_INSTANCE_UID).orElse("");
    }

    String modality() {
        return facts.text(Tag.MODALITY).orElse("");
    }
}
