package dev.margo.io.codec;

import java.io.IOException;

/** An encoded frame is damaged, contradicts its data set, or uses what is not supported. One line. */
public final class PixelCodecException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param cause may be null */
    public PixelCodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
