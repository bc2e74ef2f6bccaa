package dev.margo.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class FloatValuesTest {

    @Test
    void everyHalfEqualsItsDefinition() {
        for (int bits = 0; bits <= 0xFFFF; bits++) {
            int exponent = bits >> 10 & 0x1F;
            int fraction = bits & 0x3FF;
            double magnitude =
                    exponent == 0 ? fraction * Math.pow(2, -24) : (1024 + fraction) * Math.pow(2, exponent - 25);
            if (exponent == 31) {
                magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            }
            float expected = (float) (bits > 0x7FFF ? -magnitude : magnitude);
            assertThat(Float.valueOf(FloatValues.half((short) bits)))
                    .as("half %s", bits)
                    .isEqualTo(Float.valueOf(expected)); // boxed, so that NaN equals NaN and -0 is not 0
        }
    }

    @Test
    void integersAndBooleansKeepTheirSign() {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, -2);
        assertThat(FloatValues.at(DType.I64, bytes, 0)).isEqualTo(-2);
        assertThat(FloatValues.at(DType.I32, bytes, 0)).isEqualTo(-2);
        assertThat(FloatValues.at(DType.I16, bytes, 0)).isEqualTo(-2);
        assertThat(FloatValues.at(DType.I8, bytes, 0)).isEqualTo(-2);
        assertThat(FloatValues.at(DType.U8, bytes, 0)).isEqualTo(254);
        assertThat(FloatValues.at(DType.BOOL, bytes, 0)).isEqualTo(1);
        assertThat(FloatValues.at(DType.F64, bytes.putDouble(0, 1e300), 0)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatValues.at(DType.BF16, bytes.putShort(0, (short) 0xC040), 0))
                .isEqualTo(-3);
    }
}
