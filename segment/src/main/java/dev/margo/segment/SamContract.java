package dev.margo.segment;

import dev.margo.image.ByteImage;
import dev.margo.image.PillowResize;
import dev.margo.image.Size;

/**
 * SAM's own way.
 *
 * <p>Source: facebookresearch/segment-anything at dca509f, utils/transforms.py and modeling/sam.py.
 */
final class SamContract implements ModelContract {
    @Override
    public ModelFrame frame(Size image, int side) {
        return ModelFrame.fit(image, side);
    }

    @Override
    public float[] normalise(ByteImage picture, ModelFrame frame) {
        byte[] resized = PillowResize.bilinear(picture.toRgb(), frame.resized()).bytes();
        int width = frame.resized().width();
        int side = frame.side();
        float[] values = new float[3 * side * side]; // the padding is zero after normalising
        for (int i = 0; i < resized.length; i++) {
            int channel = i % 3;
            int pixel = i / 3;
            values[(channel * side + pixel / width) * side + pixel % width] =
                    ImageNetNormalisation.apply(Byte.toUnsignedInt(resized[i]), channel);
        }
        return values;
    }
}
