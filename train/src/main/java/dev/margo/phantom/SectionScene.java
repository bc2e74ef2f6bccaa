package dev.margo.phantom;

import java.util.Optional;

/** A section through a body, as CT and MR show it: organs with lesions, bones and vessels within a skin. */
final class SectionScene implements Scene {
    private final boolean magnetic;

    private SectionScene(boolean magnetic) {
        this.magnetic = magnetic;
    }

    static SectionScene ct() {
        return new SectionScene(false);
    }

    static SectionScene mr() {
        return new SectionScene(true);
    }

    @Override
    public void paint(Stage stage) {
        double flesh = stage.between(60, 170);
        Region body = body(stage, flesh);
        organs(stage, body, flesh);
        if (stage.chance(0.6)) {
            bones(stage, body);
        }
        vessels(stage, body, flesh);
        finish(stage);
    }

    /** Sometimes the picture shows nothing but the inside. */
    private Region body(Stage stage, double flesh) {
        Canvas canvas = stage.canvas();
        Texture tissue = Texture.any(stage.between(2, 14), stage.random());
        if (stage.chance(0.25)) {
            stage.fill(Look.covering((float) flesh).textured(tissue));
            return canvas.everything();
        }
        stage.fill(Look.covering((float) stage.between(0, 25)));
        Region skin = stage.shapes()
                .torso(stage.anyX(0.46), stage.anyY(0.46), canvas.width() * 0.45, canvas.height() * 0.45)
                .on(canvas);
        canvas.paint(skin, Look.covering((float) stage.between(20, 230)).soft(2));
        Region body = skin.shrunk((float) (canvas.unit() * stage.between(0.01, 0.09)));
        if (magnetic && stage.chance(0.6)) { // a skull
            canvas.paint(body, Look.covering((float) stage.between(0, 40)).soft(1.5));
            body = body.shrunk((float) (canvas.unit() * stage.between(0.015, 0.04)));
        }
        canvas.paint(body, Look.covering((float) flesh).textured(tissue).soft(2));
        if (stage.chance(0.35)) {
            canvas.label(stage.chance(0.5) ? skin : body, Canvas.ENVELOPES);
        }
        return body;
    }

    private static void organs(Stage stage, Region body, double flesh) {
        int count = stage.random().nextInt(3, 15);
        for (int i = 0; i < count; i++) {
            double radius = stage.canvas().unit() * stage.logBetween(0.045, 0.3);
            double contrast = stage.sign() * stage.logBetween(7, 90);
            Look look = stage.look(flesh, contrast);
            if (stage.chance(0.15)) { // seen, but not named
                double x = body.left() + stage.between(0, 1) * body.width();
                double y = body.top() + stage.between(0, 1) * body.height();
                Region other = stage.shapes().any(x, y, radius).on(stage.canvas());
                if (stage.canvas().taken(other, Canvas.OBJECTS) == 0) {
                    stage.canvas().paint(other.within(body), look);
                }
            } else {
                Optional<Region> organ = stage.objectWithin(body, radius, look, Canvas.OBJECTS);
                organ.ifPresent(region -> lesions(stage, region, look.colour()[0], radius));
            }
        }
    }

    private static void lesions(Stage stage, Region organ, double level, double organRadius) {
        int count = stage.chance(0.45) ? stage.random().nextInt(1, 4) : 0;
        for (int i = 0; i < count; i++) {
            double radius = Math.max(3, organRadius * stage.logBetween(0.12, 0.5));
            stage.objectWithin(organ, radius, stage.look(level, stage.sign() * stage.logBetween(8, 70)), Canvas.NESTED);
        }
    }

    private void bones(Stage stage, Region body) {
        int count = stage.random().nextInt(1, 9);
        float marrow = (float) stage.between(90, 200);
        float cortex = (float) (magnetic ? -stage.between(40, 120) : stage.between(40, 120));
        for (int i = 0; i < count; i++) {
            double radius = stage.canvas().unit() * stage.logBetween(0.015, 0.08);
            Look look = Look.covering(marrow)
                    .textured(Texture.of(Tile.RIDGES, stage.between(4, 14), 0.7, stage.random()))
                    .rimmed(cortex, stage.between(1, 3));
            stage.objectWithin(body, radius, look, Canvas.OBJECTS);
        }
    }

    private void vessels(Stage stage, Region body, double flesh) {
        int count = stage.random().nextInt(0, 4);
        for (int i = 0; i < count; i++) {
            double unit = stage.canvas().unit();
            Region vessel = stage.shapes()
                    .tube(
                            stage.anyX(0.3),
                            stage.anyY(0.3),
                            unit * stage.between(0.2, 0.7),
                            unit * stage.between(0.006, 0.03))
                    .branched(2, stage.random())
                    .on(stage.canvas())
                    .within(body);
            Look look = Look.covering((float) (flesh + stage.sign() * stage.between(25, 90)))
                    .soft(1);
            if (stage.canvas().taken(vessel, Canvas.OBJECTS) < 0.05) {
                stage.object(vessel, look, Canvas.OBJECTS);
            }
        }
    }

    private void finish(Stage stage) {
        Finish finish = new Finish(stage);
        if (magnetic) {
            finish.shading(stage.between(0, 0.25));
        }
        finish.noise(stage.chance(0.5) ? Tile.FINE : Tile.MEDIUM, stage.between(0, 9));
        finish.noise(Tile.GRAIN, stage.between(0, 10)).blur(stage.random().nextInt(3));
    }
}
