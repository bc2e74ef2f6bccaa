package dev.margo.sam;

import dev.margo.tinyvit.TinyVitConfig;
import java.util.List;

/** Shape of an image encoder. */
public sealed interface EncoderConfig {
    /** Where a safetensors file states {@link #imageSize}, for encoders whose shapes do not tell it. */
    String IMAGE_SIZE_KEY = "margo.image_size";

    /** Side S of the square frame the weights were made for, in pixels. */
    int imageSize();

    /** Side P of the image patch behind one cell of the embedding grid, in pixels. */
    int patchSize();

    /** What people call this encoder. */
    String name();

    /**
     * A plain vision transformer with windowed and global blocks.
     *
     * @param width channels of a token
     * @param windowSize side of a window in tokens, 0 if every block is global
     * @param globalBlocks indices of the blocks without windows, ascending
     * @param adapters whether each block carries SAM-Med2D's adapter
     */
    record Vit(
            int imageSize,
            int patchSize,
            int width,
            int depth,
            int heads,
            int windowSize,
            List<Integer> globalBlocks,
            boolean adapters)
            implements EncoderConfig {
        public Vit {
            globalBlocks = List.copyOf(globalBlocks);
            if (imageSize % patchSize != 0) {
                throw new IllegalArgumentException(
                        "image size %s is not a multiple of the patch size %s".formatted(imageSize, patchSize));
            }
            if (width % heads != 0) {
                throw new IllegalArgumentException("width %s does not divide into %s heads".formatted(width, heads));
            }
            for (int block : globalBlocks) {
                if (block < 0 || block >= depth) {
                    throw new IllegalArgumentException(
                            "global blocks name block %s, but the depth is %s".formatted(block, depth));
                }
            }
        }

        /** Side E of the embedding grid the weights were made for. */
        public int gridSide() {
            return imageSize / patchSize;
        }

        @Override
        public String name() {
            String size =
                    width == 768 ? "ViT-B" : width == 1024 ? "ViT-L" : width == 1280 ? "ViT-H" : "ViT width " + width;
            return adapters ? size + " with adapters" : size;
        }
    }

    /** A TinyViT, such as MobileSAM's. */
    record Tiny(int imageSize, TinyVitConfig body) implements EncoderConfig {
        @Override
        public int patchSize() {
            return 16;
        }

        @Override
        public String name() {
            return "TinyViT";
        }
    }
}
