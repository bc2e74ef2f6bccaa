package dev.margo.io.codec;

/** Says in one line what is wrong with a stream. */
final class Damage {

    private Damage() {}

    static PixelCodecException found(String message, Object... args) {
        return new PixelCodecException(message.formatted(args), null);
    }

    static void unless(boolean sound, String message, Object... args) throws PixelCodecException {
        if (!sound) {
            throw found(message, args);
        }
    }
}
