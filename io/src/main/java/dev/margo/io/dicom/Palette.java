package dev.margo.io.dicom;

import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import java.util.Arrays;

/** Colours of stored values, as red, green, blue of 8 bits. Source: DICOM PS3.3, C.7.6.3.1.5. */
final class Palette {
    private final LookupTable red;
    private final LookupTable green;
    private final LookupTable blue;

    private Palette(LookupTable red, LookupTable green, LookupTable blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    static Palette of(DataSet data, boolean signed) throws ImageFormatException {
        return new Palette(
                channel(data, Tag.RED_PALETTE_DESCRIPTOR, Tag.RED_PALETTE, Tag.SEGMENTED_RED_PALETTE, signed),
                channel(data, Tag.GREEN_PALETTE_DESCRIPTOR, Tag.GREEN_PALETTE, Tag.SEGMENTED_GREEN_PALETTE, signed),
                channel(data, Tag.BLUE_PALETTE_DESCRIPTOR, Tag.BLUE_PALETTE, Tag.SEGMENTED_BLUE_PALETTE, signed));
    }

    private static LookupTable channel(DataSet data, Tag descriptor, Tag plain, Tag segmented, boolean signed)
            throws ImageFormatException {
        LookupTable table =
                data.element(plain).isPresent() || data.element(segmented).isEmpty()
                        ? LookupTable.of(data, descriptor, plain, signed)
                        : segmented(data, descriptor, segmented, signed);
        int greatest = Arrays.stream(table.entries()).max().orElse(0);
        int shift = table.bits() > 8 && greatest > 255 ? 8 : 0; // some write bytes where they announce words
        return new LookupTable(
                table.first(),
                8,
                Arrays.stream(table.entries()).map(entry -> entry >> shift).toArray());
    }

    private static LookupTable segmented(DataSet data, Tag descriptor, Tag tag, boolean signed)
            throws ImageFormatException {
        double[] numbers = data.doubles(descriptor);
        byte[] bytes = data.bytes(tag).orElseThrow(() -> data.damaged(tag, "is empty"));
        if (numbers.length != 3) {
            throw data.damaged(descriptor, "does not hold 3 numbers");
        }
        int width = numbers[2] > 8 ? 2 : 1;
        int[] words = Words.read(bytes, width, data.element(tag).orElseThrow().order(), bytes.length / width);
        int[] entries = SegmentedTable.unpack(data, tag, words, LookupTable.count(numbers));
        return new LookupTable(LookupTable.first(numbers, signed), (int) numbers[2], entries);
    }

    /** Red, green, blue of each value. */
    Voxels colours(Voxels stored) {
        byte[] colours = new byte[Math.multiplyExact(stored.count(), 3)];
        for (int i = 0; i < stored.count(); i++) {
            double value = stored.get(i);
            colours[3 * i] = (byte) red.get(value);
            colours[3 * i + 1] = (byte) green.get(value);
            colours[3 * i + 2] = (byte) blue.get(value);
        }
        return Voxels.adopt(VoxelType.UINT8, colours);
    }
}
