package dev.margo.io.raw;

import dev.margo.image.Volume;
import dev.margo.image.Voxels;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the numbers of a volume, little endian. */
public final class RawOutput {
    private RawOutput() {}

    /** All stored values in order of time, z, y, x, channel, the last the fastest. */
    public static void write(Volume volume, OutputStream out) throws IOException {
        for (int t = 0; t < volume.layout().times(); t++) {
            for (int z = 0; z < volume.grid().depth(); z++) {
                out.write(bytes(volume.read(z, t)));
            }
        }
    }

    /** As {@link #write}, but whole grids of each channel one after the other. */
    public static void writePlanes(Volume volume, OutputStream out) throws IOException {
        int channels = volume.layout().channels();
        for (int c = 0; c < channels; c++) {
            for (int t = 0; t < volume.layout().times(); t++) {
                for (int z = 0; z < volume.grid().depth(); z++) {
                    out.write(channel(volume.read(z, t), c, channels));
                }
            }
        }
    }

    /** As {@link #write}, but time the fastest of all; for volumes of one channel. */
    public static void writeTimesFirst(Volume volume, OutputStream out) throws IOException {
        int times = volume.layout().times();
        int width = volume.layout().type().bytes();
        for (int z = 0; z < volume.grid().depth(); z++) {
            byte[] mixed = new byte[0];
            for (int t = 0; t < times; t++) {
                byte[] one = bytes(volume.read(z, t));
                mixed = t == 0 ? new byte[Math.multiplyExact(one.length, times)] : mixed;
                for (int i = 0; i < one.length / width; i++) {
                    System.arraycopy(one, i * width, mixed, (i * times + t) * width, width);
                }
            }
            out.write(mixed);
        }
    }

    private static byte[] channel(Voxels slice, int channel, int channels) {
        int width = slice.type().bytes();
        byte[] all = bytes(slice);
        byte[] one = new byte[all.length / channels];
        for (int i = 0; i < one.length / width; i++) {
            System.arraycopy(all, (i * channels + channel) * width, one, i * width, width);
        }
        return one;
    }

    private static byte[] bytes(Voxels slice) {
        byte[] bytes = new byte[slice.count() * slice.type().bytes()];
        slice.buffer().get(bytes);
        return bytes;
    }
}
