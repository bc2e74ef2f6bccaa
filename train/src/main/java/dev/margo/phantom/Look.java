package dev.margo.phantom;

import java.util.Optional;

/**
 * How a region shows on a canvas.
 *
 * @param colour per channel; 0..255 where it covers, a difference where it adds
 * @param texture added to all channels
 * @param softness px from the outline over which it fades
 * @param opacity 1 to cover what is below
 * @param adds whether it is added to what is below, as along a ray through the body
 * @param rim added along the outline
 * @param fade where it is below 0 the region is hardly seen
 */
record Look(
        float[] colour, Texture texture, float softness, float opacity, boolean adds, Rim rim, Optional<Texture> fade) {

    /**
     * @param strength in the middle of the line, 0..255; negative for a dark one
     * @param width px
     */
    record Rim(float strength, float width) {
        float reach() {
            return strength == 0 ? 0 : 3 * width;
        }

        /** What is added that far inside the outline. */
        float at(float depth) {
            if (Math.abs(depth) >= reach()) {
                return 0;
            }
            float away = depth / width;
            return strength * (float) StrictMath.exp(-away * away);
        }
    }

    static Look covering(float... colour) {
        return new Look(colour, Texture.none(), 1, 1, false, new Rim(0, 1), Optional.empty());
    }

    static Look adding(float... difference) {
        return new Look(difference, Texture.none(), 1, 1, true, new Rim(0, 1), Optional.empty());
    }

    Look textured(Texture other) {
        return new Look(colour, other, softness, opacity, adds, rim, fade);
    }

    Look soft(double px) {
        return new Look(colour, texture, (float) px, opacity, adds, rim, fade);
    }

    Look opaque(double share) {
        return new Look(colour, texture, softness, (float) share, adds, rim, fade);
    }

    Look rimmed(double strength, double width) {
        return new Look(colour, texture, softness, opacity, adds, new Rim((float) strength, (float) width), fade);
    }

    Look fading(Texture field) {
        return new Look(colour, texture, softness, opacity, adds, rim, Optional.of(field));
    }
}
