package dev.margo.phantom;

/** A pigmented lesion on skin: uneven pigment, a border that comes and goes, hair, bubbles, a dark frame. */
final class DermoscopyScene implements Scene {
    @Override
    public void paint(Stage stage) {
        float[] skin = {(float) stage.between(150, 235), (float) stage.between(110, 190), (float) stage.between(90, 170)
        };
        stage.fill(Look.covering(skin).textured(Texture.any(stage.between(2, 9), stage.random())));
        lesion(stage, skin, stage.between(0.12, 0.4));
        int others = stage.chance(0.3) ? stage.random().nextInt(1, 5) : 0;
        for (int i = 0; i < others; i++) {
            lesion(stage, skin, stage.between(0.03, 0.1));
        }
        bubbles(stage);
        Finish finish = new Finish(stage).shading(stage.between(0, 0.1)).vignette(stage.between(0, 0.5));
        hair(stage);
        finish.blur(stage.random().nextInt(3)).noise(Tile.GRAIN, stage.between(0, 6));
    }

    private static void lesion(Stage stage, float[] skin, double size) {
        Canvas canvas = stage.canvas();
        double radius = canvas.unit() * size;
        Region lesion = stage.shapes()
                .blob(stage.anyX(0.25), stage.anyY(0.25), radius, stage.between(0.1, 0.7))
                .on(canvas);
        float pigment = (float) stage.logBetween(0.12, 0.75);
        float[] colour = {skin[0] * (1 - 0.7f * pigment), skin[1] * (1 - 0.95f * pigment), skin[2] * (1 - pigment)};
        Tile[] nets = {Tile.WALLS, Tile.CELLS, Tile.SPOTS, Tile.ROUGH_CLOUDS, Tile.CLOUDS};
        Tile net = nets[stage.random().nextInt(nets.length)];
        Look look = Look.covering(colour)
                .textured(Texture.of(net, stage.between(3, 25), stage.between(0.3, 1), stage.random()))
                .soft(stage.logBetween(1, 8));
        Look seen = stage.chance(0.3) ? look.fading(Texture.of(Tile.SMOOTH, 0.6, 0.8, stage.random())) : look;
        if (stage.object(lesion, seen, Canvas.OBJECTS) && stage.chance(0.6)) {
            islands(stage, lesion, colour, radius);
        }
    }

    /** Darker, redder or bluish parts of a lesion; some are asked for. */
    private static void islands(Stage stage, Region lesion, float[] colour, double lesionRadius) {
        int count = stage.random().nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            float light = (float) stage.between(0.45, 1.25);
            float bluer = (float) stage.between(-15, 30);
            Look look = Look.covering(light * colour[0], light * colour[1], light * colour[2] + bluer)
                    .textured(Texture.any(stage.between(2, 15), stage.random()))
                    .soft(stage.between(1.5, 8));
            double radius = Math.max(4, lesionRadius * stage.between(0.15, 0.5));
            stage.objectWithin(lesion, radius, look, Canvas.NESTED);
        }
    }

    private static void bubbles(Stage stage) {
        int count = stage.chance(0.3) ? stage.random().nextInt(1, 12) : 0;
        for (int i = 0; i < count; i++) {
            Region bubble = stage.shapes()
                    .ring(stage.anyX(0), stage.anyY(0), stage.logBetween(3, 14), 0.7)
                    .on(stage.canvas());
            stage.canvas().paint(bubble, Look.adding(50, 50, 50).opaque(stage.between(0.3, 1)));
        }
    }

    private static void hair(Stage stage) {
        int count = stage.chance(0.55) ? (int) stage.logBetween(2, 26) : 0;
        float dark = (float) stage.between(10, 110);
        for (int i = 0; i < count; i++) {
            double length = stage.canvas().unit() * stage.between(0.3, 1);
            Region hair = stage.shapes()
                    .tube(stage.anyX(0), stage.anyY(0), length, stage.between(0.6, 1.6))
                    .on(stage.canvas());
            stage.canvas()
                    .paint(hair, Look.covering(dark, dark * 0.85f, dark * 0.8f).opaque(stage.between(0.5, 1)));
        }
    }
}
