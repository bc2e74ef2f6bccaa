package dev.margo.phantom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shapes that touch: where two overlap, each pixel belongs to the one in which it lies deeper. */
final class Crowd {
    private final int width;
    private final float[] deepest;
    private final float[] second;
    private final List<Region> members = new ArrayList<>();

    Crowd(Canvas canvas) {
        width = canvas.width();
        deepest = new float[canvas.width() * canvas.height()];
        second = new float[deepest.length];
        Arrays.fill(deepest, -Region.MARGIN);
        Arrays.fill(second, -Region.MARGIN);
    }

    void add(Region region) {
        members.add(region);
        for (int i = 0; i < region.depth().length; i++) {
            int at = (region.top() + i / region.width()) * width + region.left() + i % region.width();
            float depth = region.depth()[i];
            if (depth > deepest[at]) {
                second[at] = deepest[at];
                deepest[at] = depth;
            } else if (depth > second[at]) {
                second[at] = depth;
            }
        }
    }

    /** Every member cut where its neighbours begin. */
    List<Region> separated() {
        List<Region> separated = new ArrayList<>();
        for (Region member : members) {
            float[] depths = new float[member.depth().length];
            for (int i = 0; i < depths.length; i++) {
                int at = (member.top() + i / member.width()) * width + member.left() + i % member.width();
                float depth = member.depth()[i];
                float other = depth == deepest[at] ? second[at] : deepest[at];
                depths[i] = Math.min(depth, depth - Math.max(0, other));
            }
            separated.add(new Region(member.left(), member.top(), member.width(), member.height(), depths));
        }
        return separated;
    }
}
