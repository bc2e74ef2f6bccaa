package dev.margo.cli;

import dev.margo.image.ByteImage;
import dev.margo.mask.LabelImage;
import dev.margo.mask.Mask;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * The picture with masks, outlines and prompts drawn on it. Every bright line lies on a darker, wider one, so that it
 * shows on any picture and in grayscale; prompts differ from outlines by dashes and shapes, not by colour alone. Small
 * pictures are enlarged by a whole factor, since lines of a pixel would hide them.
 */
final class Overlay {
    private static final int COMFORTABLE_SIDE = 768;

    private final Canvas canvas;
    private final int scale;

    private Overlay(ByteImage picture) {
        scale = Math.max(1, (int) Math.ceil((double) COMFORTABLE_SIDE / Math.max(picture.width(), picture.height())));
        canvas = new Canvas(picture.width() * scale, picture.height() * scale);
    }

    /**
     * @param objects what was asked for; their prompts are drawn
     * @param masks the answer for each, in the same order; of overlapping ones the later is on top
     * @param numbered whether each object's id is written on it
     */
    static ByteImage draw(ByteImage picture, List<PromptedObject> objects, List<Mask> masks, boolean numbered) {
        Overlay overlay = new Overlay(picture);
        LabelImage shown = LabelImage.ofMasks(masks);
        overlay.paintPicture(picture, shown);
        AffineTransform toCanvas = AffineTransform.getScaleInstance(overlay.scale, overlay.scale);
        for (int label = 1; label <= masks.size(); label++) {
            LabelColours.outline(overlay.canvas.graphics(), shown.maskOf(label), label, toCanvas);
        }
        OverlayPrompts prompts = new OverlayPrompts(overlay.canvas.graphics(), overlay.scale);
        objects.forEach(object -> prompts.draw(object.prompts()));
        if (numbered) {
            overlay.number(objects, shown);
        }
        return overlay.canvas.toImage();
    }

    private void paintPicture(ByteImage picture, LabelImage shown) {
        ByteImage rgb = picture.toRgb();
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                int px = x / scale;
                int py = y / scale;
                canvas.set(
                        x,
                        y,
                        LabelColours.tinted(
                                rgb.value(px, py, 0), rgb.value(px, py, 1), rgb.value(px, py, 2), shown.get(px, py)));
            }
        }
    }

    private void number(List<PromptedObject> objects, LabelImage shown) {
        Rectangle frame = new Rectangle(canvas.width(), canvas.height());
        OverlayNumbers numbers = new OverlayNumbers(canvas.graphics(), scale, frame, objects);
        for (int i = 0; i < objects.size(); i++) {
            numbers.draw(shown.maskOf(i + 1), objects.get(i).id());
        }
    }
}
