package dev.margo.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** White text with a dark rim, which shows on any picture. */
final class CasedText {
    private static final int CASING_WIDTH = 4;

    private final Graphics2D graphics;
    private final GlyphVector glyphs;
    private final Rectangle2D bounds;

    CasedText(Graphics2D graphics, Font font, String text) {
        this.graphics = graphics;
        glyphs = font.createGlyphVector(graphics.getFontRenderContext(), text);
        bounds = glyphs.getVisualBounds();
    }

    /** With its rim. */
    double width() {
        return bounds.getWidth() + CASING_WIDTH;
    }

    /** With its rim. */
    double height() {
        return bounds.getHeight() + CASING_WIDTH;
    }

    void drawAround(double centreX, double centreY) {
        Shape shape = AffineTransform.getTranslateInstance(centreX - bounds.getCenterX(), centreY - bounds.getCenterY())
                .createTransformedShape(glyphs.getOutline());
        graphics.setColor(OverlayPrompts.CASING);
        graphics.setStroke(new BasicStroke(CASING_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
        graphics.setColor(Color.WHITE);
        graphics.fill(shape);
    }
}
