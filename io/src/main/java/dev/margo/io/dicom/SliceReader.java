package dev.margo.io.dicom;

import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.util.Optional;

/** Gathers what one file says of each of its frames; what is the same for all of them is read once. */
final class SliceReader {
    private final DataSet data;
    private final FrameDecoder decoder;
    private final Optional<Palette> palette;
    private final Optional<LookupTable> modalityTable;
    private final String sopClassUid;
    private final String sopInstanceUid;

    SliceReader(DataSet data, FrameDecoder decoder) throws IOException {
        this.data = data;
        this.decoder = decoder;
        boolean signed = decoder.layout().depth().signed();
        boolean colours = decoder.layout().isPalette() && !isSegmentation();
        palette = colours ? Optional.of(Palette.of(data, signed)) : Optional.empty();
        modalityTable = LookupTable.ofSequence(data, Tag.MODALITY_LUT_SEQUENCE, signed);
        sopClassUid = data.text(Tag.SOP_CLASS_UID).orElse("");
        sopInstanceUid = data.text(Tag.SOP_INSTANCE_UID).orElse("");
    }

    /** The palette of a segmentation says how its labels are shown; they stay labels. */
    private boolean isSegmentation() {
        return data.text(Tag.MODALITY).filter("SEG"::equals).isPresent();
    }

    /** @param frame from 0 */
    SliceFacts read(int frame) throws ImageFormatException {
        FunctionalGroups groups = FunctionalGroups.of(data, frame);
        PixelLayout layout = decoder.layout();
        Spacings spacings = Spacings.of(groups);
        Optional<Plane> plane = Plane.of(groups, frame, layout.frames());
        return new SliceFacts(
                new SlicePixels(decoder, frame, Rescale.of(groups, modalityTable), palette),
                spacings.pixels().isPresent() ? plane : Optional.empty(),
                spacings,
                SliceKey.of(groups, frame),
                Display.of(groups, layout),
                new SourceSlice(sopClassUid, sopInstanceUid, frame + 1));
    }
}
