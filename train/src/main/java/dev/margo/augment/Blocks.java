package dev.margo.augment;

import dev.margo.image.Size;

/**
 * The part of a picture that a placement sees, cut into blocks of {@code stepX} x {@code stepY} px from (left, top).
 * Blocks at the right and lower border of the picture may be smaller.
 */
record Blocks(Size picture, int left, int top, int columns, int rows, int stepX, int stepY) {

    static Blocks of(Size picture, Placement placement) {
        Turn turn = placement.turn();
        int stepX = (int) Math.max(1, Math.round(Math.hypot(turn.xx(), turn.xy())));
        int stepY = (int) Math.max(1, Math.round(Math.hypot(turn.yx(), turn.yy())));
        double width = placement.size().width();
        double height = placement.size().height();
        double x = placement.x0() + Math.min(0, turn.xx() * width) + Math.min(0, turn.xy() * height);
        double y = placement.y0() + Math.min(0, turn.yx() * width) + Math.min(0, turn.yy() * height);
        double spanX = Math.abs(turn.xx()) * width + Math.abs(turn.xy()) * height;
        double spanY = Math.abs(turn.yx()) * width + Math.abs(turn.yy()) * height;
        int left = within(Math.floor(x) - stepX, picture.width());
        int top = within(Math.floor(y) - stepY, picture.height());
        int right = within(Math.ceil(x + spanX) + stepX, picture.width());
        int bottom = within(Math.ceil(y + spanY) + stepY, picture.height());
        int columns = Math.max(1, (right - left + stepX) / stepX);
        int rows = Math.max(1, (bottom - top + stepY) / stepY);
        return new Blocks(picture, left, top, columns, rows, stepX, stepY);
    }

    private static int within(double at, int length) {
        return (int) Math.max(0, Math.min(length - 1, at));
    }

    /** The mean of channel {@code c} in every block, row-major. */
    float[] means(byte[] bytes, int channels, int c) {
        float[] means = new float[columns * rows];
        for (int row = 0; row < rows; row++) {
            int end = Math.min(picture.height(), top + (row + 1) * stepY);
            for (int y = top + row * stepY; y < end; y++) {
                addRow(bytes, channels, y * picture.width() * channels + c, row, means);
            }
            float share = 1f / (end - top - row * stepY);
            for (int column = 0; column < columns; column++) {
                int blockWidth = Math.min(stepX, picture.width() - left - column * stepX);
                means[row * columns + column] *= share / blockWidth;
            }
        }
        return means;
    }

    private void addRow(byte[] bytes, int channels, int rowBegin, int row, float[] sums) {
        for (int column = 0; column < columns; column++) {
            int begin = left + column * stepX;
            int end = Math.min(picture.width(), begin + stepX);
            int sum = 0;
            for (int x = begin; x < end; x++) {
                sum += bytes[rowBegin + x * channels] & 0xff;
            }
            sums[row * columns + column] += sum;
        }
    }
}
