package dev.margo.phantom;

/** Shadows that add up along the ray: lungs, heart, ribs and bones over one another, with bright rims. */
final class RadiographScene implements Scene {
    @Override
    public void paint(Stage stage) {
        stage.fill(Look.covering((float) stage.between(60, 150))
                .textured(Texture.of(Tile.SMOOTH, stage.between(3, 15), 1.5, stage.random())));
        if (stage.chance(0.5)) {
            chest(stage);
        } else {
            limbs(stage);
        }
        densities(stage);
        wires(stage);
        Finish finish = new Finish(stage).shading(stage.between(0, 0.1));
        finish.noise(Tile.FINE, stage.between(0, 6)).noise(Tile.GRAIN, stage.between(0, 7));
        finish.blur(stage.random().nextInt(3));
    }

    private static void chest(Stage stage) {
        Canvas canvas = stage.canvas();
        double unit = canvas.unit();
        float dark = (float) -stage.between(30, 80);
        double spine = stage.anyX(0.45);
        double apart = canvas.width() * stage.between(0.18, 0.26);
        for (int side = -1; side <= 1; side += 2) {
            Region lung = stage.shapes()
                    .blob(spine + side * apart, stage.anyY(0.42), canvas.height() * stage.between(0.25, 0.38), 0.25)
                    .upright(canvas.width() * stage.between(0.13, 0.19), side * stage.between(0, 0.2))
                    .on(canvas);
            Look look = Look.adding(dark)
                    .textured(Texture.of(Tile.RIDGES, stage.between(2, 9), 1, stage.random()))
                    .soft(stage.between(1.5, 5));
            stage.object(lung, look, Canvas.OBJECTS);
        }
        Region heart = stage.shapes()
                .blob(
                        spine + unit * stage.between(-0.05, 0.12),
                        stage.anyY(0.35),
                        unit * stage.between(0.12, 0.22),
                        0.2)
                .on(canvas);
        stage.object(heart, Look.adding((float) stage.between(25, 60)).soft(stage.between(2, 6)), Canvas.NESTED);
        ribs(stage, spine);
    }

    /** In pairs from the spine; now and then one is asked for. */
    private static void ribs(Stage stage, double spine) {
        Canvas canvas = stage.canvas();
        int pairs = stage.random().nextInt(4, 9);
        double thickness = canvas.unit() * stage.between(0.01, 0.022);
        double slope = stage.between(0.1, 0.6);
        boolean named = stage.chance(0.4);
        float strength = (float) stage.between(8, 28);
        for (int i = 0; i < 2 * pairs; i++) {
            double heading = i % 2 == 0 ? slope : Math.PI - slope;
            double y = canvas.height() * (0.02 + 0.85 * (i / 2) / pairs);
            Tube.Calibre calibre = new Tube.Calibre(thickness, 0.7);
            Region rib = Tube.walk(spine, y, heading, canvas.width() * 0.4, calibre, stage.random())
                    .on(canvas);
            canvas.paint(rib, Look.adding(strength).rimmed(0.6 * strength, 1.2).soft(1.5));
            if (named) {
                stage.name(rib, Canvas.ENVELOPES);
            }
        }
    }

    private static void limbs(Stage stage) {
        Canvas canvas = stage.canvas();
        int count = stage.random().nextInt(1, 6);
        double heading = stage.between(0, Math.PI);
        for (int i = 0; i < count; i++) {
            double length = canvas.unit() * stage.between(0.3, 0.9);
            double radius = canvas.unit() * stage.logBetween(0.025, 0.11);
            double x = stage.anyX(0.15) - StrictMath.cos(heading) * length / 2;
            double y = stage.anyY(0.15) - StrictMath.sin(heading) * length / 2;
            Tube.Calibre calibre = new Tube.Calibre(radius, stage.between(0.6, 1.3));
            Region bone = Tube.walk(x, y, heading + stage.between(-0.3, 0.3), length, calibre, stage.random())
                    .on(canvas);
            Region flesh = bone.shrunk((float) -Math.min(7, radius));
            canvas.paint(flesh, Look.adding((float) stage.between(5, 25)).soft(4));
            Look look = Look.adding((float) stage.between(20, 80))
                    .textured(Texture.of(Tile.RIDGES, stage.between(2, 10), 0.8, stage.random()))
                    .rimmed(stage.between(10, 50), stage.between(1, 3))
                    .soft(stage.between(0.8, 2));
            canvas.paint(bone, look);
            stage.name(bone, stage.chance(0.5) ? Canvas.OBJECTS : Canvas.ENVELOPES);
        }
    }

    /** Nodules, calcifications and masses. */
    private static void densities(Stage stage) {
        int count = stage.random().nextInt(1, 5);
        for (int i = 0; i < count; i++) {
            double radius = stage.canvas().unit() * stage.logBetween(0.02, 0.13);
            Look look = Look.adding((float) (stage.sign() * stage.between(10, 60)))
                    .textured(Texture.any(stage.between(0, 6), stage.random()))
                    .soft(stage.between(1, 6));
            stage.objectWithin(stage.canvas().everything(), radius, look, Canvas.NESTED);
        }
    }

    private static void wires(Stage stage) {
        int count = stage.random().nextInt(3);
        for (int i = 0; i < count; i++) {
            double length = stage.canvas().unit() * stage.between(0.4, 1.5);
            Region wire = stage.shapes()
                    .tube(stage.anyX(0), stage.anyY(0), length, stage.between(0.7, 2))
                    .on(stage.canvas());
            stage.canvas().paint(wire, Look.adding((float) stage.between(30, 120)));
        }
    }
}
