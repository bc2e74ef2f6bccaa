package dev.margo.cli;

import dev.margo.image.ByteImage;
import dev.margo.image.IntensityWindow;
import java.awt.Color;
import java.awt.Rectangle;
import java.util.List;

/** Slices side by side in rows, each in a cell of its own; what a cell has beside its slice is black. */
final class ContactSheet {
    /** Room for letters and the scale bar also where slices are thin. */
    private static final int LEAST_CELL = 140;

    private static final int GAP = 4;
    private static final Color BETWEEN = new Color(0x303030);

    private ContactSheet() {}

    /** @param columns at most; the last row may be shorter */
    static ByteImage draw(List<SheetSlice> slices, TileFrame frame, IntensityWindow.Range window, int columns) {
        int across = Math.min(columns, slices.size());
        int down = (slices.size() + across - 1) / across;
        int width = Math.max(LEAST_CELL, frame.size().width());
        int height = Math.max(LEAST_CELL, frame.size().height());
        Canvas canvas = new Canvas(across * (width + GAP) - GAP, down * (height + GAP) - GAP);
        canvas.graphics().setColor(BETWEEN);
        canvas.graphics().fillRect(0, 0, canvas.width(), canvas.height());
        for (int i = 0; i < slices.size(); i++) {
            Rectangle cell = new Rectangle(i % across * (width + GAP), i / across * (height + GAP), width, height);
            new SheetTile(canvas, frame, cell).draw(slices.get(i), window);
        }
        return canvas.toImage();
    }
}
