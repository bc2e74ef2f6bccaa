package dev.margo.io.raw;

import dev.margo.image.Voxels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings numbers in any order of axes into the order of slices, and leaves alpha out. Walks over the file's order and
 * keeps, as an odometer does, the slice and the place in it.
 */
final class Scatter {
    private final RawLayout layout;
    private final int values;
    private final int perBlock;
    private final byte[][] blocks;

    private final int[] counter;
    private final int[] sliceSteps;
    private final int[] placeSteps;
    private int slice;
    private int place;

    private Scatter(RawLayout layout) {
        this.layout = layout;
        values = layout.sliceValues();
        perBlock = SliceBlocks.slicesPerBlock(layout.type(), values);
        blocks = new byte[(layout.slices() - 1) / perBlock + 1][];
        for (int i = 0; i < blocks.length; i++) {
            int slices = Math.min(perBlock, layout.slices() - i * perBlock);
            blocks[i] = new byte[slices * values * layout.type().bytes()];
        }
        int axes = layout.axes().size();
        counter = new int[axes];
        sliceSteps = new int[axes];
        placeSteps = new int[axes];
        fillSteps();
    }

    /** Blocks of slices out of {@code stored}, which hold all of the file's numbers in its order, and whole ones. */
    static List<Voxels> inSliceOrder(RawLayout layout, List<Voxels> stored) {
        Scatter scatter = new Scatter(layout);
        stored.forEach(scatter::put);
        List<Voxels> blocks = new ArrayList<>();
        for (byte[] block : scatter.blocks) {
            blocks.add(Voxels.adopt(layout.type(), block));
        }
        return blocks;
    }

    private void fillSteps() {
        int time = layout.depth();
        for (int i = 0; i < counter.length; i++) {
            RawAxis axis = layout.axes().get(i);
            switch (axis.role()) {
                case CHANNEL -> placeSteps[i] = 1;
                case X -> placeSteps[i] = layout.channels();
                case Y -> placeSteps[i] = layout.channels() * layout.width();
                case Z -> sliceSteps[i] = 1;
                case TIME -> {
                    sliceSteps[i] = time;
                    time *= axis.size();
                }
            }
        }
    }

    private void put(Voxels stored) {
        int width = layout.type().bytes();
        ByteBuffer bytes = stored.buffer().order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.capacity(); at += width) {
            if (!isAlpha()) {
                bytes.get(at, blocks[slice / perBlock], (slice % perBlock * values + place) * width, width);
            }
            step();
        }
    }

    private boolean isAlpha() {
        for (int i = 0; i < counter.length; i++) {
            if (layout.axes().get(i).role() == RawAxis.Role.CHANNEL && counter[i] >= layout.channels()) {
                return true;
            }
        }
        return false;
    }

    private void step() {
        for (int i = 0; i < counter.length; i++) {
            slice += sliceSteps[i];
            place += placeSteps[i];
            if (++counter[i] < layout.axes().get(i).size()) {
                return;
            }
            slice -= sliceSteps[i] * counter[i];
            place -= placeSteps[i] * counter[i];
            counter[i] = 0;
        }
    }
}
