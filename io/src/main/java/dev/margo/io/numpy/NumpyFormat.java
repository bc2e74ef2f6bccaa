package dev.margo.io.numpy;

import dev.margo.image.Segmentation;
import dev.margo.image.Volume;
import dev.margo.io.FileHead;
import dev.margo.io.VolumeFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** NumPy arrays and archives of these. In an archive, names tell pictures from labels. */
public final class NumpyFormat implements VolumeFormat {
    private static final List<String> PICTURES = List.of("imgs", "img", "image", "images", "volume", "data", "arr_0");
    private static final List<String> LABELS =
            List.of("gts", "segs", "labels", "label", "masks", "mask", "seg", "arr_0");

    @Override
    public String name() {
        return "NumPy";
    }

    @Override
    public List<String> endings() {
        return List.of(".npy", ".npz");
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.startsWith(0x93, 'N', 'U', 'M', 'P', 'Y') || head.startsWith('P', 'K', 3, 4) && isNpz(head);
    }

    private static boolean isNpz(FileHead head) {
        return head.name().endsWith(".npz") || head.text().contains(".npy");
    }

    @Override
    public boolean hasPlace() {
        return false;
    }

    @Override
    public Volume read(Path file) throws IOException {
        return isArchive(file) ? NpzArchive.read(file, PICTURES) : NpyArray.read(file);
    }

    @Override
    public Segmentation readLabels(Path file, Consumer<String> warnings) throws IOException {
        return Segmentation.unnamed(isArchive(file) ? NpzArchive.read(file, LABELS) : NpyArray.read(file));
    }

    private static boolean isArchive(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P';
        }
    }
}
