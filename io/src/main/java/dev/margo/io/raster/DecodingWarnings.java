package dev.margo.io.raster;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Remembers whether a decoder filled up missing picture data; JPEG's only warns of that and makes the rest gray. */
public final class DecodingWarnings implements IIOReadWarningListener {
    private boolean truncated;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        String text = String.valueOf(warning).toLowerCase(Locale.ROOT);
        truncated |= text.contains("truncated") || text.contains("premature end");
    }

    /** Whether one of the warnings so far says that data were missing. */
    public boolean tellTruncation() {
        return truncated;
    }
}
