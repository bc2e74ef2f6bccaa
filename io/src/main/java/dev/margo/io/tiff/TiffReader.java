package dev.margo.io.tiff;

import dev.margo.image.Affine;
import dev.margo.image.Intensity;
import dev.margo.image.Volume;
import dev.margo.image.VoxelGrid;
import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A volume whose slices are pages of a file. */
final class TiffReader {
    private final TiffFile file;
    private final TiffPage page;
    private final StackWords words;
    /** How many pages follow the only directory, plainly one after the other; ImageJ writes files beyond 4 GB so. */
    private final int pagesBehindOne;

    private TiffReader(TiffFile file, TiffPage page, StackWords words, int pagesBehindOne) {
        this.file = file;
        this.page = page;
        this.words = words;
        this.pagesBehindOne = pagesBehindOne;
    }

    /** @throws ImageFormatException if the file is damaged, or its pages make no volume */
    static Volume read(Path path) throws IOException {
        TiffFile file = TiffFile.open(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            TiffDirectory.TiffFields first = file.fields(channel, 0);
            TiffPage page = TiffPage.of(first);
            requireAlike(file, channel, page);
            StackWords words = StackWords.of(first.text(TiffDirectory.DESCRIPTION));
            int behind = pagesBehindOne(file, page, words);
            int pages = behind > 0 ? behind : file.pages().size();
            StackWords fitting = words.fits(pages) ? words : words.withSlices(pages);
            return new TiffReader(file, page, fitting, behind).volume(new PixelSize(first, fitting));
        }
    }

    private static void requireAlike(TiffFile file, FileChannel channel, TiffPage page) throws IOException {
        for (int i = 1; i < file.pages().size(); i++) {
            TiffPage other = TiffPage.of(file.fields(channel, i));
            boolean alike = other.width() == page.width()
                    && other.height() == page.height()
                    && other.type() == page.type()
                    && other.channels() == page.channels()
                    && other.whiteIsZero() == page.whiteIsZero();
            if (!alike) {
                throw new ImageFormatException(
                        file.path().toString(),
                        "page %s is %s, but the first %s; pages of a volume are alike, so save those wanted as a file of their own"
                                .formatted(i + 1, other, page));
            }
        }
    }

    private static int pagesBehindOne(TiffFile file, TiffPage page, StackWords words) {
        long pages = (long) words.slices() * words.layers();
        boolean plain = page.compression() == TiffPacking.NONE
                && !page.tiled()
                && !page.planar()
                && page.bits() >= Byte.SIZE
                && page.samples() == page.channels();
        boolean one = file.pages().size() == 1 && pages > 1 && pages <= file.length() / page.pageBytes();
        return plain && one ? (int) Math.min(Integer.MAX_VALUE, pages) : 0;
    }

    private Volume volume(PixelSize size) throws IOException {
        VoxelType type = page.type();
        int channels = page.channels();
        Volume.Layout layout = new Volume.Layout(type, channels, words.layers(), words.timeStepSeconds());
        Intensity.Kind kind = channels > 1 ? Intensity.Kind.DISPLAY : Intensity.Kind.ARBITRARY;
        boolean turned = page.whiteIsZero() && type.isWhole() && channels == 1;
        double ends = page.bits() < Byte.SIZE ? (1 << page.bits()) - 1 : type.least() + type.most();
        Intensity intensity = turned ? new Intensity(kind, -1, ends) : Intensity.stored(kind);
        try {
            Affine place = Affine.spaced(size.xMm(), size.yMm(), size.zMm());
            VoxelGrid grid = new VoxelGrid(page.width(), page.height(), words.slices(), place);
            return Volume.of(grid, layout, intensity, this::slice);
        } catch (IllegalArgumentException e) {
            throw new ImageFormatException(file.path().toString(), e.getMessage(), e);
        }
    }

    private Voxels slice(int z, int layer) throws IOException {
        int index = words.page(z, layer);
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            if (pagesBehindOne == 0) {
                TiffDirectory.TiffFields fields = file.fields(channel, index);
                return PageDecoder.decode(TiffPage.of(fields), fields);
            }
            long start = file.fields(channel, 0).wholes(TiffDirectory.STRIP_OFFSETS, 1)[0];
            long bytes = page.pageBytes();
            byte[] voxels = TiffFile.read(file.path(), channel, file.length(), start + index * bytes, bytes)
                    .array();
            return Voxels.adopt(page.type(), voxels, file.order());
        }
    }
}
