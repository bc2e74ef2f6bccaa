package dev.margo.phantom;

/** Anything on anything: shapes and textures of all families in any colour, so that no kind of picture is a surprise. */
final class AnyScene implements Scene {
    @Override
    public void paint(Stage stage) {
        int channels = stage.canvas().channels().length;
        float[] ground = colour(stage, channels);
        stage.fill(Look.covering(ground).textured(Texture.any(stage.between(0, 35), stage.random())));
        Region all = stage.canvas().everything();
        int count = (int) stage.logBetween(2, 16);
        for (int i = 0; i < count; i++) {
            double radius = stage.canvas().unit() * stage.logBetween(0.03, 0.35);
            float[] colour = stage.chance(0.4) ? near(stage, ground) : colour(stage, channels);
            Look look = look(stage, colour);
            if (stage.chance(0.15)) {
                double x = stage.anyX(0);
                stage.canvas()
                        .paint(stage.shapes().any(x, stage.anyY(0), radius).on(stage.canvas()), look.opaque(0.3));
            } else {
                stage.objectWithin(all, radius, look, Canvas.OBJECTS).ifPresent(object -> {
                    if (stage.chance(0.35)) {
                        double inner = Math.max(4, radius * stage.between(0.2, 0.6));
                        stage.objectWithin(object, inner, look(stage, near(stage, colour)), Canvas.NESTED);
                    }
                });
            }
        }
        Finish finish = new Finish(stage).shading(stage.between(0, 0.2));
        finish.noise(Tile.GRAIN, stage.between(0, 15)).blur(stage.random().nextInt(4));
    }

    private static Look look(Stage stage, float[] colour) {
        Look look = Look.covering(colour)
                .textured(Texture.any(stage.between(0, 30), stage.random()))
                .soft(stage.logBetween(0.5, 7))
                .opaque(stage.chance(0.3) ? stage.between(0.2, 0.7) : 1);
        Look lined = stage.chance(0.3) ? look.rimmed(stage.between(-90, 90), stage.between(0.8, 3)) : look;
        return stage.chance(0.15)
                ? lined.fading(Texture.of(Tile.SMOOTH, 0.6, stage.between(0.5, 1), stage.random()))
                : lined;
    }

    private static float[] colour(Stage stage, int channels) {
        float[] colour = new float[channels];
        for (int c = 0; c < channels; c++) {
            colour[c] = (float) stage.between(5, 250);
        }
        return colour;
    }

    private static float[] near(Stage stage, float[] colour) {
        float[] near = colour.clone();
        for (int c = 0; c < near.length; c++) {
            near[c] += (float) stage.between(-25, 25);
        }
        return near;
    }
}
