package dev.margo.phantom;

import java.util.ArrayList;
import java.util.List;

/** Up to eighty nuclei in clusters, alone or within cells, under a fluorescence or a transmission microscope. */
final class CellScene implements Scene {
    private static final int MOST = 80;

    private final boolean stained;

    private CellScene(boolean stained) {
        this.stained = stained;
    }

    static CellScene fluorescence() {
        return new CellScene(false);
    }

    static CellScene stained() {
        return new CellScene(true);
    }

    @Override
    public void paint(Stage stage) {
        Palette palette = stained ? Palette.stained(stage) : Palette.fluorescence(stage);
        stage.fill(Look.covering(palette.ground())
                .textured(Texture.any(stage.between(2, stained ? 18 : 8), stage.random())));
        if (stained && stage.chance(0.6)) {
            glands(stage, palette);
        }
        List<Region> nuclei = crowd(stage);
        if (stage.chance(stained ? 0.25 : 0.4)) {
            cells(stage, nuclei, palette);
        }
        for (Region nucleus : nuclei) {
            Look look = look(stage, palette);
            stage.object(nucleus, look, Canvas.OBJECTS);
        }
        Finish finish = new Finish(stage).shading(stage.between(0, stained ? 0.06 : 0.2));
        finish.noise(Tile.GRAIN, stage.between(0, stained ? 6 : 14))
                .blur(stage.random().nextInt(3));
    }

    private Look look(Stage stage, Palette palette) {
        Tile tile = stage.chance(0.5) ? Tile.MEDIUM : Tile.SPOTS;
        Texture chromatin = Texture.of(tile, stage.between(2, 22), stage.between(0.5, 1), stage.random());
        Look look = Look.covering(palette.nucleus(stage))
                .textured(chromatin)
                .opaque(stage.between(0.6, 1))
                .soft(stage.logBetween(0.6, 4));
        return stage.chance(0.25) ? look.rimmed((stained ? -1 : 1) * stage.between(10, 50), 1.3) : look;
    }

    /** Half of them grow next to one that is there. */
    private static List<Region> crowd(Stage stage) {
        int count = (int) stage.logBetween(3, MOST + 1);
        double room = Math.sqrt(stage.canvas().width() * (double) stage.canvas().height() / count);
        double radius = room * stage.between(0.12, 0.42);
        double roughness = stage.between(0, 0.35);
        double clustering = stage.between(0, 0.95);
        Crowd crowd = new Crowd(stage.canvas());
        List<double[]> places = new ArrayList<>();
        for (int attempt = 0; attempt < 3 * count && places.size() < count; attempt++) {
            double size = Math.max(3.5, radius * stage.between(0.7, 1.35));
            double[] place = {stage.anyX(-0.02), stage.anyY(-0.02), size};
            if (!places.isEmpty() && stage.chance(clustering)) {
                place = beside(places.get(stage.random().nextInt(places.size())), size, stage);
            }
            if (free(place, places)) {
                places.add(place);
                crowd.add(
                        stage.shapes().blob(place[0], place[1], size, roughness).on(stage.canvas()));
            }
        }
        return crowd.separated();
    }

    private static double[] beside(double[] neighbour, double size, Stage stage) {
        double angle = stage.between(0, 2 * Math.PI);
        double distance = (neighbour[2] + size) * stage.between(0.65, 1);
        return new double[] {
            neighbour[0] + distance * StrictMath.cos(angle), neighbour[1] + distance * StrictMath.sin(angle), size
        };
    }

    private static boolean free(double[] place, List<double[]> others) {
        for (double[] other : others) {
            if (StrictMath.hypot(place[0] - other[0], place[1] - other[1]) < 0.62 * (place[2] + other[2])) {
                return false;
            }
        }
        return true;
    }

    /** Cytoplasm about every nucleus, up to that of the neighbours. */
    private static void cells(Stage stage, List<Region> nuclei, Palette palette) {
        Crowd crowd = new Crowd(stage.canvas());
        float wider = (float) stage.between(3, Region.MARGIN - 1);
        nuclei.forEach(nucleus -> crowd.add(nucleus.shrunk(-wider)));
        boolean named = stage.chance(0.7);
        for (Region cell : crowd.separated()) {
            stage.canvas()
                    .paint(
                            cell,
                            Look.covering(palette.cytoplasm())
                                    .textured(Texture.any(stage.between(2, 12), stage.random()))
                                    .opaque(stage.between(0.4, 0.9))
                                    .soft(stage.between(1, 3)));
            if (named) {
                stage.name(cell, Canvas.ENVELOPES);
            }
        }
    }

    /** A wall about a pale hollow; the gland is both. */
    private static void glands(Stage stage, Palette palette) {
        int count = stage.random().nextInt(1, 6);
        for (int i = 0; i < count; i++) {
            double radius = stage.canvas().unit() * stage.between(0.08, 0.25);
            Region gland = stage.shapes()
                    .blob(stage.anyX(0), stage.anyY(0), radius, 0.3)
                    .on(stage.canvas());
            Look wall = Look.covering(palette.cytoplasm())
                    .textured(Texture.of(Tile.CELLS, stage.between(5, 25), 0.6, stage.random()))
                    .soft(2);
            if (stage.object(gland, wall, Canvas.ENVELOPES)) {
                Region lumen = gland.shrunk((float) (radius * stage.between(0.25, 0.5)));
                stage.object(lumen, Look.covering(palette.lumen()).soft(2), Canvas.NESTED);
            }
        }
    }
}
