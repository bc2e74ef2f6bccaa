package dev.margo.phantom;

/** Colours of a microscope's picture, one value per channel. */
record Palette(float[] ground, float[] nucleus, float[] cytoplasm, float[] lumen) {

    /** Bright on dark; gray, or a dye per structure. */
    static Palette fluorescence(Stage stage) {
        float dark = (float) stage.between(0, 40);
        float bright = (float) stage.between(70, 230);
        float dim = dark + (bright - dark) * (float) stage.between(0.15, 0.6);
        if (stage.canvas().channels().length == 1) {
            return new Palette(new float[] {dark}, new float[] {bright}, new float[] {dim}, new float[] {dark});
        }
        float[] ground = {dark / 2, dark / 2, dark / 2};
        return new Palette(ground, dye(stage, bright), dye(stage, 2 * dim), ground);
    }

    /** Haematoxylin and eosin, a brown stain, or any other. */
    static Palette stained(Stage stage) {
        float[] ground = vary(stage, 225, 190, 215);
        boolean brown = stage.chance(0.25);
        float[] nucleus = brown ? vary(stage, 130, 90, 60) : vary(stage, 105, 70, 140);
        float[] cytoplasm = vary(stage, 205, 130, 175);
        return new Palette(ground, nucleus, cytoplasm, vary(stage, 235, 230, 235));
    }

    /** Of one nucleus: dimmer or brighter than the others. */
    float[] nucleus(Stage stage) {
        float share = (float) stage.between(0.35, 1.1);
        float[] colour = new float[nucleus.length];
        for (int c = 0; c < colour.length; c++) {
            colour[c] = ground[c] + share * (nucleus[c] - ground[c]);
        }
        return colour;
    }

    private static float[] dye(Stage stage, float bright) {
        float[] colour = new float[3];
        for (int c = 0; c < 3; c++) {
            colour[c] = bright * (float) stage.between(0, 0.4);
        }
        colour[stage.random().nextInt(3)] = bright;
        return colour;
    }

    private static float[] vary(Stage stage, float... colour) {
        float lighter = (float) stage.between(-22, 22);
        for (int c = 0; c < colour.length; c++) {
            colour[c] += lighter + (float) stage.between(-22, 22);
        }
        return colour;
    }
}
