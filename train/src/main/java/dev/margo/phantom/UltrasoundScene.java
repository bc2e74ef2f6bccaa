package dev.margo.phantom;

/** Echoes in a fan or a box: speckle along arcs, dark cysts, bright walls, shadows below what reflects. */
final class UltrasoundScene implements Scene {
    @Override
    public void paint(Stage stage) {
        Fan fan = Fan.draw(stage);
        double level = stage.between(50, 130);
        Texture layers = Texture.any(stage.between(8, 25), stage.random());
        stage.fill(Look.covering((float) level).textured(layers));
        bands(stage, level);
        organs(stage, fan.seen(), level);
        float[] values = stage.canvas().channels()[0];
        fan.shine(values, stage);
        new Finish(stage)
                .noise(Tile.GRAIN, stage.between(0, 6))
                .blur(stage.random().nextInt(2));
        fan.cut(values);
    }

    /** Fascia and muscle: bright lines that nobody asks for. */
    private static void bands(Stage stage, double level) {
        int count = stage.random().nextInt(1, 6);
        for (int i = 0; i < count; i++) {
            double unit = stage.canvas().unit();
            Region band = Tube.walk(
                            -5,
                            stage.anyY(0.1),
                            stage.between(-0.2, 0.2),
                            stage.canvas().width() + 20,
                            new Tube.Calibre(unit * stage.between(0.006, 0.04), 1),
                            stage.random())
                    .on(stage.canvas());
            double change = stage.chance(0.7) ? stage.between(15, 70) : -stage.between(15, 50);
            stage.canvas()
                    .paint(band, Look.covering((float) (level + change)).soft(3).opaque(0.8));
        }
    }

    private static void organs(Stage stage, Region seen, double level) {
        int count = stage.random().nextInt(1, 5);
        for (int i = 0; i < count; i++) {
            double radius = stage.canvas().unit() * stage.logBetween(0.07, 0.33);
            double contrast = stage.chance(0.75) ? -stage.between(20, 0.95 * level) : stage.between(20, 70);
            Look look = stage.look(level, contrast).soft(stage.between(1.5, 6));
            stage.objectWithin(seen, radius, look, Canvas.OBJECTS).ifPresent(organ -> {
                if (stage.chance(0.3)) {
                    double inner = Math.max(4, radius * stage.between(0.2, 0.5));
                    stage.objectWithin(organ, inner, stage.look(level + contrast, stage.sign() * 35), Canvas.NESTED);
                }
            });
        }
    }
}
