package dev.margo.phantom;

import java.util.Locale;

/** What a phantom looks like. */
public enum PhantomKind {
    CT(1, SectionScene.ct()),
    MR(1, SectionScene.mr()),
    ULTRASOUND(1, new UltrasoundScene()),
    X_RAY(1, new RadiographScene()),
    FLUORESCENCE(1, CellScene.fluorescence()),
    FLUORESCENCE_DYES(3, CellScene.fluorescence()),
    STAINED(3, CellScene.stained()),
    ENDOSCOPY(3, new EndoscopyScene()),
    DERMOSCOPY(3, new DermoscopyScene()),
    /** Shapes and textures of no modality. */
    ANY_GRAY(1, new AnyScene()),
    ANY_COLOUR(3, new AnyScene());

    private final int channels;
    private final Scene scene;

    PhantomKind(int channels, Scene scene) {
        this.channels = channels;
        this.scene = scene;
    }

    int channels() {
        return channels;
    }

    Scene scene() {
        return scene;
    }

    /** For names of samples: {@code "x-ray"}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
