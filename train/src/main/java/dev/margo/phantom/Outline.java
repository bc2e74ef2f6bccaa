package dev.margo.phantom;

/**
 * A closed outline about a centre: a radius per direction, stretched to semi-axes, bent to a parabola and rotated.
 *
 * @param centreX px
 * @param semiX half of its length along its own axis, px
 * @param angle radians
 * @param bend how far its ends lie off its axis, in units of {@code semiY}: 0 for none, 0.6 for a kidney
 * @param profile its radius in units of the semi-axes
 */
record Outline(double centreX, double centreY, double semiX, double semiY, double angle, double bend, Profile profile)
        implements Shape {

    @Override
    public Region on(Canvas canvas) {
        double most = profile.largest();
        double mostY = most + Math.abs(bend) * Math.max(0.5, most * most - 0.5);
        double cosine = StrictMath.cos(angle);
        double sine = StrictMath.sin(angle);
        double halfWidth = Math.abs(cosine) * semiX * most + Math.abs(sine) * semiY * mostY;
        double halfHeight = Math.abs(sine) * semiX * most + Math.abs(cosine) * semiY * mostY;
        Region region = Region.box(
                canvas, centreX - halfWidth, centreY - halfHeight, centreX + halfWidth, centreY + halfHeight);
        rasterise(region, (float) (cosine / semiX), (float) (sine / semiX), (float) (cosine / semiY), (float)
                (sine / semiY));
        return region;
    }

    private void rasterise(Region region, float ux, float uy, float vy, float vx) {
        float scale = (float) Math.min(semiX, semiY);
        float bent = (float) bend;
        int i = 0;
        for (int y = region.top(); y < region.top() + region.height(); y++) {
            float offY = (float) (y - centreY);
            for (int x = region.left(); x < region.left() + region.width(); x++) {
                float offX = (float) (x - centreX);
                float u = ux * offX + uy * offY;
                float v = vy * offY - vx * offX;
                region.depth()[i++] = scale * profile.depth(u, v + bent * (u * u - 0.5f));
            }
        }
    }

    /** The same profile with its own axis upright but for a tilt, and that wide to either side. */
    Outline upright(double halfWidth, double tilt) {
        return new Outline(centreX, centreY, semiX, halfWidth, Math.PI / 2 + tilt, bend, profile);
    }
}
