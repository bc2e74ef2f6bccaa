package dev.margo.phantom;

import dev.margo.dataset.Sample;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.mask.LabelImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A picture and its labels while they are drawn. */
final class Canvas {
    /** Layer of organs, nuclei and whatever else does not overlap. */
    static final int OBJECTS = 0;
    /** Layer of what lies inside objects. */
    static final int NESTED = 1;
    /** Layer of what lies about objects. */
    static final int ENVELOPES = 2;

    private static final int LAYERS = 3;

    private final Size size;
    private final float[][] channels;
    private final int[][] labels;
    private final float[] textures;
    private int objects;

    Canvas(Size size, int channels) {
        this.size = size;
        this.channels = new float[channels][size.area()];
        labels = new int[LAYERS][size.area()];
        textures = new float[size.width()];
    }

    int width() {
        return size.width();
    }

    int height() {
        return size.height();
    }

    /** Length of the shorter side. */
    double unit() {
        return Math.min(size.width(), size.height());
    }

    /** Number of objects that were labelled. */
    int objects() {
        return objects;
    }

    /** Values per channel, row-major, to draw on. */
    float[][] channels() {
        return channels;
    }

    /** The whole canvas. */
    Region everything() {
        Region all = new Region(0, 0, width(), height(), new float[size.area()]);
        Arrays.fill(all.depth(), 1000);
        return all;
    }

    /** All of the canvas in one colour and texture. */
    void fill(float[] colour, Texture texture) {
        for (int y = 0; y < height(); y++) {
            texture.row(0, y, width(), textures);
            for (int c = 0; c < channels.length; c++) {
                for (int x = 0; x < width(); x++) {
                    channels[c][y * width() + x] = colour[c] + textures[x];
                }
            }
        }
    }

    /** Returns by how much the values within the outline changed, on average. */
    double paint(Region region, Look look) {
        float reach =
                Math.min(Region.MARGIN, Math.max(look.softness(), look.rim().reach()));
        double change = 0;
        for (int y = 0; y < region.height(); y++) {
            int begin = y * region.width();
            int end = begin + region.width();
            while (begin < end && region.depth()[begin] <= -reach) {
                begin++;
            }
            while (begin < end && region.depth()[end - 1] <= -reach) {
                end--;
            }
            change += paintRow(region, look, begin, end);
        }
        return change / Math.max(1, region.area());
    }

    /** Paints the pixels {@code begin} to {@code end} of a region's box, all of one row; the sum of changes within. */
    private double paintRow(Region region, Look look, int begin, int end) {
        if (begin == end) {
            return 0;
        }
        int x = region.left() + begin % region.width();
        int y = region.top() + begin / region.width();
        look.texture().row(x, y, end - begin, textures);
        double change = 0;
        for (int i = begin; i < end; i++) {
            float depth = region.depth()[i];
            if (depth > -Region.MARGIN) {
                float changed = paint(look, x + i - begin, y, depth, textures[i - begin]);
                change += depth > 0 ? changed : 0;
            }
        }
        return change;
    }

    /** Returns by how much the channel that changes most does. */
    private float paint(Look look, int x, int y, float depth, float texture) {
        float cover = smooth(0.5f + 0.5f * depth / look.softness()) * look.opacity();
        float line = look.rim().at(depth);
        float seen = look.fade().isPresent() ? smooth(0.6f + look.fade().get().at(x, y)) : 1;
        int i = y * size.width() + x;
        float most = 0;
        for (int c = 0; c < channels.length; c++) {
            float value = look.colour()[c] + texture;
            float change = seen * (cover * (look.adds() ? value : value - channels[c][i]) + line);
            channels[c][i] += change;
            most = Math.max(most, Math.abs(change));
        }
        return most;
    }

    private static float smooth(float share) {
        float cut = Math.max(0, Math.min(1, share));
        return cut * cut * (3 - 2 * cut);
    }

    /** Names what lies inside the outline as the next object; what was named there in this layer before is cut. */
    void label(Region region, int layer) {
        objects++;
        for (int y = 0; y < region.height(); y++) {
            for (int x = 0; x < region.width(); x++) {
                if (region.depth()[y * region.width() + x] > 0) {
                    labels[layer][(y + region.top()) * size.width() + x + region.left()] = objects;
                }
            }
        }
    }

    boolean named(int x, int y, int layer) {
        return labels[layer][y * size.width() + x] != 0;
    }

    /** Share of what lies inside the outline that has a name in this layer already; 1 where nothing does. */
    double taken(Region region, int layer) {
        int area = 0;
        int taken = 0;
        for (int y = 0; y < region.height(); y++) {
            for (int x = 0; x < region.width(); x++) {
                if (region.depth()[y * region.width() + x] > 0) {
                    area++;
                    taken += labels[layer][(y + region.top()) * size.width() + x + region.left()] != 0 ? 1 : 0;
                }
            }
        }
        return area == 0 ? 1 : (double) taken / area;
    }

    /** Rounded and cut to 0..255; with the layers that have objects. */
    Sample sample(String name) {
        int count = channels.length;
        byte[] bytes = new byte[size.area() * count];
        for (int c = 0; c < count; c++) {
            for (int i = 0; i < size.area(); i++) {
                bytes[i * count + c] = (byte) Math.max(0, Math.min(255, (int) (channels[c][i] + 0.5f)));
            }
        }
        List<LabelImage> layers = new ArrayList<>();
        int[] none = new int[size.area()];
        for (int[] ids : labels) {
            if (!Arrays.equals(ids, none)) {
                layers.add(LabelImage.of(width(), height(), ids));
            }
        }
        return new Sample(name, ByteImage.of(size, count, bytes), layers);
    }
}
