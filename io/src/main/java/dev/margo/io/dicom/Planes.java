package dev.margo.io.dicom;

/** Colour planes one after the other, to pixel by pixel. */
final class Planes {
    private Planes() {}

    /** @param width bytes of a sample */
    static byte[] interleave(byte[] planes, int samples, int width) {
        byte[] pixels = new byte[planes.length];
        int count = planes.length / samples / width;
        for (int sample = 0, from = 0; sample < samples; sample++) {
            for (int pixel = 0; pixel < count; pixel++) {
                int to = (pixel * samples + sample) * width;
                for (int i = 0; i < width; i++) {
                    pixels[to + i] = planes[from++];
                }
            }
        }
        return pixels;
    }
}
