package dev.margo.cli;

import dev.margo.image.ByteImage;
import dev.margo.image.IntensityWindow;
import dev.margo.image.PillowResize;
import dev.margo.mask.LabelImage;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/** Draws one slice into its cell: picture, objects, number, letters of the directions, scale bar. */
final class SheetTile {
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    private static final double LONGEST_BAR = 0.35; // of the cell's width, clear of the letter in the middle
    private static final int MARGIN = 5;
    private static final int BAR_HEIGHT = 3;

    private final Canvas canvas;
    private final Graphics2D graphics;
    private final TileFrame frame;
    private final Rectangle cell;
    private final Rectangle place; // of the picture

    SheetTile(Canvas canvas, TileFrame frame, Rectangle cell) {
        this.canvas = canvas;
        this.frame = frame;
        this.cell = cell;
        graphics = canvas.graphics();
        int width = frame.size().width();
        int height = frame.size().height();
        place = new Rectangle(cell.x + (cell.width - width) / 2, cell.y + (cell.height - height) / 2, width, height);
    }

    void draw(SheetSlice slice, IntensityWindow.Range window) {
        ByteImage picture =
                PillowResize.bilinear(window.apply(slice.image()), frame.size()).toRgb();
        graphics.setColor(Color.BLACK);
        graphics.fill(cell);
        paint(picture, slice.labels());
        Shape whole = graphics.getClip();
        graphics.setClip(cell); // outlines at a slice's edge stay off its neighbours
        slice.labels().ifPresent(this::outline);
        write(String.valueOf(slice.number()), 0, 0);
        write(String.valueOf(frame.orientation().left()), 0, 0.5);
        write(String.valueOf(frame.orientation().right()), 1, 0.5);
        write(String.valueOf(frame.orientation().top()), 0.5, 0);
        write(String.valueOf(frame.orientation().bottom()), 0.5, 1);
        drawBar();
        graphics.setClip(whole);
    }

    private void paint(ByteImage picture, Optional<LabelImage> labels) {
        for (int y = 0; y < place.height; y++) {
            for (int x = 0; x < place.width; x++) {
                int label = labels.isPresent() ? labelAt(labels.get(), x, y) : 0;
                int rgb = LabelColours.tinted(
                        picture.value(x, y, 0), picture.value(x, y, 1), picture.value(x, y, 2), label);
                canvas.set(place.x + x, place.y + y, rgb);
            }
        }
    }

    private int labelAt(LabelImage labels, int x, int y) {
        return labels.get(
                (int) ((x + 0.5) * labels.width() / place.width), (int) ((y + 0.5) * labels.height() / place.height));
    }

    private void outline(LabelImage labels) {
        AffineTransform toCanvas = AffineTransform.getTranslateInstance(place.x, place.y);
        toCanvas.scale((double) place.width / labels.width(), (double) place.height / labels.height());
        labels.sizes().keySet().forEach(id -> LabelColours.outline(graphics, labels.maskOf(id), id, toCanvas));
    }

    /** Writes at a share of the way across and down the cell, inside its margin. */
    private void write(String text, double across, double down) {
        CasedText cased = new CasedText(graphics, FONT, text);
        double left = cell.x + MARGIN + across * (cell.width - 2 * MARGIN - cased.width());
        double top = cell.y + MARGIN + down * (cell.height - 2 * MARGIN - cased.height());
        cased.drawAround(left + cased.width() / 2, top + cased.height() / 2);
    }

    private void drawBar() {
        ScaleBar bar = ScaleBar.within(LONGEST_BAR * cell.width, frame.pixelsPerMm());
        double left = cell.x + MARGIN + 1;
        double top = cell.y + cell.height - MARGIN - BAR_HEIGHT - 1;
        graphics.setColor(OverlayPrompts.CASING);
        graphics.fill(new Rectangle2D.Double(left - 1, top - 1, bar.pixels() + 2, BAR_HEIGHT + 2));
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(left, top, bar.pixels(), BAR_HEIGHT));
        CasedText text = new CasedText(graphics, FONT, bar.text());
        text.drawAround(left + text.width() / 2, top - text.height() / 2 - 2);
    }
}
