package dev.margo.augment;

import dev.margo.image.ByteImage;
import dev.margo.image.Size;

/**
 * Brings a picture to a placement: bilinear where it grows; where it shrinks, bilinear between means of blocks as large
 * as the step.
 */
final class PictureResampler {
    private final Placement placement;
    private final ByteImage picture;
    private final Blocks blocks;

    PictureResampler(ByteImage picture, Placement placement) {
        this.picture = picture;
        this.placement = placement;
        blocks = Blocks.of(picture.size(), placement);
    }

    Planes resample(Fill fill) {
        byte[] bytes = picture.bytes();
        Planes result = Planes.black(placement.size(), picture.channels());
        for (int c = 0; c < picture.channels(); c++) {
            float[] means = blocks.means(bytes, picture.channels(), c);
            float outside = fill == Fill.BLACK ? 0 : edgeMean(bytes, c);
            for (int y = 0; y < placement.size().height(); y++) {
                sampleRow(means, outside, y, result.channels()[c]);
            }
        }
        return result;
    }

    private void sampleRow(float[] means, float outside, int y, float[] result) {
        int width = placement.size().width();
        Turn step = placement.turn();
        Size size = picture.size();
        float inverseX = 1f / blocks.stepX();
        float inverseY = 1f / blocks.stepY();
        double startX = placement.x0() + step.x(0.5, y + 0.5);
        double startY = placement.y0() + step.y(0.5, y + 0.5);
        for (int x = 0; x < width; x++) {
            double sourceX = startX + x * step.xx();
            double sourceY = startY + x * step.yx();
            boolean inside = sourceX >= 0 && sourceY >= 0 && sourceX <= size.width() && sourceY <= size.height();
            result[y * width + x] = inside
                    ? between(
                            means,
                            (float) (sourceX - blocks.left()) * inverseX - 0.5f,
                            (float) (sourceY - blocks.top()) * inverseY - 0.5f)
                    : outside;
        }
    }

    private float between(float[] means, float x, float y) {
        int columns = blocks.columns();
        float clampedX = within(x, columns - 1);
        float clampedY = within(y, blocks.rows() - 1);
        int column = (int) clampedX;
        int row = (int) clampedY;
        int right = column + 1 < columns ? 1 : 0;
        int below = row + 1 < blocks.rows() ? columns : 0;
        float shareX = clampedX - column;
        float shareY = clampedY - row;
        int at = row * columns + column;
        float upper = means[at] + shareX * (means[at + right] - means[at]);
        float lower = means[at + below] + shareX * (means[at + below + right] - means[at + below]);
        return upper + shareY * (lower - upper);
    }

    /** Without the care for NaN and -0 that costs {@link Math#max} half of the resampling. */
    private static float within(float at, float last) {
        return at < 0 ? 0 : at > last ? last : at;
    }

    private float edgeMean(byte[] bytes, int c) {
        int width = picture.width();
        int height = picture.height();
        long sum = 0;
        for (int x = 0; x < width; x++) {
            sum += value(bytes, x, 0, c) + value(bytes, x, height - 1, c);
        }
        for (int y = 0; y < height; y++) {
            sum += value(bytes, 0, y, c) + value(bytes, width - 1, y, c);
        }
        return sum / (2f * (width + height));
    }

    private int value(byte[] bytes, int x, int y, int c) {
        return bytes[(y * picture.width() + x) * picture.channels() + c] & 0xff;
    }
}
