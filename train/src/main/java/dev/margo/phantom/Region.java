package dev.margo.phantom;

/**
 * Where a shape lies on a canvas, in px.
 *
 * @param left of the box that holds the shape and a margin about it
 * @param depth per pixel of the box, row-major, about how far it lies inside the outline; negative outside
 */
record Region(int left, int top, int width, int height, float[] depth) {
    /** What lies about a shape, for soft outlines and rims. */
    static final int MARGIN = 8;

    /** The part of a canvas that a box and its margin cover; empty where there is none. */
    static Region box(Canvas canvas, double left, double top, double right, double bottom) {
        int l = (int) Math.max(0, Math.floor(left) - MARGIN);
        int t = (int) Math.max(0, Math.floor(top) - MARGIN);
        int r = (int) Math.min(canvas.width(), Math.ceil(right) + MARGIN);
        int b = (int) Math.min(canvas.height(), Math.ceil(bottom) + MARGIN);
        int width = Math.max(0, r - l);
        int height = Math.max(0, b - t);
        return new Region(l, t, width, height, new float[width * height]);
    }

    /** -{@link #MARGIN} where a place is outside the box. */
    float depthAt(int x, int y) {
        boolean inside = x >= left && y >= top && x < left + width && y < top + height;
        return inside ? depth[(y - top) * width + x - left] : -MARGIN;
    }

    /** Pixels inside the outline. */
    int area() {
        int area = 0;
        for (float value : depth) {
            area += value > 0 ? 1 : 0;
        }
        return area;
    }

    /** The part that lies inside another shape too. */
    Region within(Region other) {
        float[] common = new float[depth.length];
        for (int i = 0; i < common.length; i++) {
            common[i] = Math.min(depth[i], other.depthAt(left + i % width, top + i / width));
        }
        return new Region(left, top, width, height, common);
    }

    /** The same shape with its outline moved inwards, or outwards for a negative distance. */
    Region shrunk(float px) {
        float[] less = new float[depth.length];
        for (int i = 0; i < less.length; i++) {
            less[i] = depth[i] - px;
        }
        return new Region(left, top, width, height, less);
    }
}
