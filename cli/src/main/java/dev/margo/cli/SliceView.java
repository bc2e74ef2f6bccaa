package dev.margo.cli;

import dev.margo.image.Image;
import dev.margo.image.PixelSpacing;
import dev.margo.image.Size;
import dev.margo.image.SliceOrientation;
import dev.margo.mask.LabelImage;

/** Turns slices along one axis to the way round that they are shown. */
record SliceView(SliceOrientation orientation) {

    /** The same pixels, shown so. */
    Image of(Image slice) {
        Size size = of(slice.size());
        int channels = slice.channels();
        float[] samples = slice.samples();
        float[] turned = new float[samples.length];
        for (int pixel = 0; pixel < size.area(); pixel++) {
            System.arraycopy(samples, source(pixel, size) * channels, turned, pixel * channels, channels);
        }
        Image image = Image.of(size, channels, slice.depth(), turned);
        return slice.spacing().map(mm -> image.withSpacing(of(mm))).orElse(image);
    }

    LabelImage of(LabelImage labels) {
        Size size = of(new Size(labels.width(), labels.height()));
        int[] ids = labels.toArray();
        int[] turned = new int[ids.length];
        for (int pixel = 0; pixel < turned.length; pixel++) {
            turned[pixel] = ids[source(pixel, size)];
        }
        return LabelImage.of(size.width(), size.height(), turned);
    }

    private Size of(Size slice) {
        return orientation.swapped() ? new Size(slice.height(), slice.width()) : slice;
    }

    private PixelSpacing of(PixelSpacing slice) {
        return orientation.swapped() ? new PixelSpacing(slice.yMm(), slice.xMm()) : slice;
    }

    /** Which pixel of the slice is shown at {@code pixel} of {@code size}. */
    private int source(int pixel, Size size) {
        int x = pixel % size.width();
        int y = pixel / size.width();
        int column = orientation.flippedX() ? size.width() - 1 - x : x;
        int row = orientation.flippedY() ? size.height() - 1 - y : y;
        return orientation.swapped() ? column * size.height() + row : row * size.width() + column;
    }
}
