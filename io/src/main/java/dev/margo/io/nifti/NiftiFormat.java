package dev.margo.io.nifti;

import dev.margo.image.Volume;
import dev.margo.io.AtomicFile;
import dev.margo.io.FileHead;
import dev.margo.io.WritableVolumeFormat;
import dev.margo.io.raw.Packing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** NIfTI and ANALYZE files; pairs of files are read only. Labels are marked as such, their names are not kept. */
public final class NiftiFormat implements WritableVolumeFormat {
    private static final int LENGTH_1 = 348;
    private static final int LENGTH_2 = 540;

    @Override
    public String name() {
        return "NIfTI";
    }

    @Override
    public List<String> endings() {
        return List.of(".nii", ".nii.gz", ".hdr", ".hdr.gz", ".img", ".img.gz");
    }

    @Override
    public List<String> writtenEndings() {
        return List.of(".nii", ".nii.gz");
    }

    @Override
    public boolean recognises(FileHead head) {
        return startsWith(head, LENGTH_1) || startsWith(head, LENGTH_2);
    }

    private static boolean startsWith(FileHead head, int length) {
        int high = length >> 8;
        int low = length & 0xFF;
        return head.startsWith(low, high, 0, 0) || head.startsWith(0, 0, high, low);
    }

    @Override
    public Volume read(Path file) throws IOException {
        return NiftiReader.read(file);
    }

    @Override
    public void write(Path file, Volume volume) throws IOException {
        boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        AtomicFile.write(file, out -> {
            if (packed) {
                try (OutputStream gzip = Packing.gzip(out)) {
                    NiftiWriter.write(volume, gzip);
                }
            } else {
                NiftiWriter.write(volume, out);
            }
        });
    }
}
