package dev.margo.phantom;

/** A wet wall under a lamp: folds, polyps of nearly its own colour, vessels, glints, instruments. */
final class EndoscopyScene implements Scene {
    @Override
    public void paint(Stage stage) {
        float[] wall = {(float) stage.between(130, 220), (float) stage.between(50, 130), (float) stage.between(40, 110)
        };
        stage.fill(Look.covering(wall).textured(Texture.any(stage.between(3, 14), stage.random())));
        folds(stage, wall);
        vessels(stage);
        polyps(stage, wall);
        if (stage.chance(0.35)) {
            instrument(stage);
        }
        Finish finish = new Finish(stage).shading(stage.between(0.05, 0.3)).vignette(stage.between(0, 0.9));
        glints(stage);
        finish.blur(stage.random().nextInt(3)).noise(Tile.GRAIN, stage.between(0, 6));
        if (stage.chance(0.4)) {
            rim(stage);
        }
    }

    private static void folds(Stage stage, float[] wall) {
        int count = stage.random().nextInt(0, 6);
        for (int i = 0; i < count; i++) {
            double unit = stage.canvas().unit();
            Region fold = stage.shapes()
                    .tube(
                            stage.anyX(0),
                            stage.anyY(0),
                            unit * stage.between(0.5, 1.3),
                            unit * stage.between(0.02, 0.09))
                    .on(stage.canvas());
            float change = (float) stage.between(-50, 30);
            stage.canvas().paint(fold, Look.adding(change, change, change).soft(stage.between(2, 7)));
        }
        if (stage.chance(0.3)) { // the way ahead, dark
            double radius = stage.canvas().unit() * stage.between(0.08, 0.25);
            Region lumen = stage.shapes()
                    .blob(stage.anyX(0.2), stage.anyY(0.2), radius, 0.3)
                    .on(stage.canvas());
            Look dark = Look.covering(wall[0] * 0.2f, wall[1] * 0.15f, wall[2] * 0.15f)
                    .soft(7);
            stage.canvas().paint(lumen, dark);
        }
    }

    private static void vessels(Stage stage) {
        int count = stage.random().nextInt(0, 5);
        for (int i = 0; i < count; i++) {
            Region vessel = stage.shapes()
                    .tube(stage.anyX(0), stage.anyY(0), stage.canvas().unit() * 0.5, stage.between(0.8, 2))
                    .branched(2, stage.random())
                    .on(stage.canvas());
            stage.canvas().paint(vessel, Look.adding(-20, -28, -22).opaque(stage.between(0.3, 1)));
        }
    }

    private static void polyps(Stage stage, float[] wall) {
        int count = stage.random().nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            double radius = stage.canvas().unit() * stage.logBetween(0.05, 0.25);
            float redder = (float) stage.between(-15, 40);
            float paler = (float) stage.between(-20, 35);
            Look look = Look.covering(wall[0] + redder + paler / 2, wall[1] + paler, wall[2] + paler)
                    .textured(Texture.any(stage.between(2, 20), stage.random()))
                    .opaque(stage.between(0.3, 1))
                    .soft(stage.between(1, 6))
                    .rimmed(stage.between(-35, 15), stage.between(1, 3));
            Region polyp = stage.shapes()
                    .blob(stage.anyX(0.15), stage.anyY(0.15), radius, stage.between(0.05, 0.4))
                    .on(stage.canvas());
            if (stage.object(polyp, look, Canvas.OBJECTS) && stage.chance(0.7)) { // it bulges towards the lamp
                double dome = 0.5 * radius;
                float light = (float) stage.between(10, 45);
                double x = polyp.left() + polyp.width() / 2.0 + stage.between(-0.3, 0.3) * radius;
                double y = polyp.top() + polyp.height() / 2.0 + stage.between(-0.3, 0.3) * radius;
                Region top = stage.shapes().blob(x, y, dome, 0.1).on(stage.canvas());
                stage.canvas()
                        .paint(
                                top.within(polyp),
                                Look.adding(light, light, light).soft(Math.max(2, dome)));
            }
        }
    }

    /** Named as often as not; it covers what it lies on. */
    private static void instrument(Stage stage) {
        double heading = stage.between(-Math.PI, 0);
        double radius = stage.canvas().unit() * stage.between(0.02, 0.06);
        double length = stage.canvas().unit() * stage.between(0.3, 0.8);
        Region shaft = Tube.straight(stage.anyX(0.1), stage.canvas().height(), heading, length, radius)
                .on(stage.canvas());
        float metal = (float) stage.between(40, 200);
        Look look = Look.covering(metal, metal, metal + 8).rimmed(stage.between(-40, 40), 2);
        stage.canvas().paint(shaft, look);
        stage.canvas().label(shaft, Canvas.OBJECTS);
    }

    private static void glints(Stage stage) {
        int count = stage.random().nextInt(0, 25);
        for (int i = 0; i < count; i++) {
            Region glint = stage.shapes()
                    .blob(stage.anyX(0.05), stage.anyY(0.05), stage.logBetween(2, 7), 0.5)
                    .on(stage.canvas());
            stage.canvas().paint(glint, Look.covering(250, 248, 245).soft(1.5).opaque(stage.between(0.5, 1)));
        }
    }

    /** The round or cut-off end of the scope. */
    private static void rim(Stage stage) {
        Canvas canvas = stage.canvas();
        Region view = stage.shapes()
                .superellipse(
                        canvas.width() / 2.0, canvas.height() / 2.0, canvas.width() * 0.55, canvas.height() * 0.55, 0)
                .on(canvas);
        Region all = canvas.everything();
        for (int i = 0; i < all.depth().length; i++) {
            all.depth()[i] = -view.depthAt(i % canvas.width(), i / canvas.width());
        }
        canvas.paint(all, Look.covering(8, 8, 8));
    }
}
