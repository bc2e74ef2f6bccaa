package dev.margo.dataset;

import dev.margo.image.VoxelType;
import dev.margo.image.Voxels;
import dev.margo.io.ImageFormatException;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfInvalidPathException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.lang.reflect.Array;
import java.util.function.Supplier;

/** An array of numbers in an HDF5 file, of which slices are read. */
record Hdf5Array(String file, String path, Dataset dataset, VoxelType type) {

    static Hdf5Array find(String name, HdfFile file, String path) throws ImageFormatException {
        Node node = sound(name, () -> node(file, path));
        if (!(node instanceof Dataset dataset)) {
            throw new ImageFormatException(
                    name,
                    "'%s' is %s; it has %s; name the path of an array"
                            .formatted(
                                    path,
                                    node == null ? "not there" : "a " + node.getType(),
                                    sound(name, () -> file.getChildren().keySet())));
        }
        return new Hdf5Array(name, path, dataset, type(name, path, sound(name, dataset::getDataType)));
    }

    private static Node node(HdfFile file, String path) {
        try {
            return file.getByPath(path.startsWith("/") ? path.substring(1) : path);
        } catch (HdfInvalidPathException e) {
            return null;
        }
    }

    /** What the library throws at damaged files is not documented; any of it means that. */
    static <T> T sound(String name, Supplier<T> reading) throws ImageFormatException {
        try {
            return reading.get();
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new ImageFormatException(
                    name, "no HDF5 file, or a damaged one (%s); copy it again".formatted(e.getMessage()), e);
        }
    }

    private static VoxelType type(String file, String path, DataType type) throws ImageFormatException {
        int bytes = type.getSize();
        if (type instanceof FixedPoint whole && bytes <= Integer.BYTES) {
            return switch (bytes) {
                case 1 -> whole.isSigned() ? VoxelType.INT8 : VoxelType.UINT8;
                case 2 -> whole.isSigned() ? VoxelType.INT16 : VoxelType.UINT16;
                default -> whole.isSigned() ? VoxelType.INT32 : VoxelType.UINT32;
            };
        }
        if (type instanceof FixedPoint || type instanceof FloatingPoint) {
            return bytes < Double.BYTES ? VoxelType.FLOAT32 : VoxelType.FLOAT64;
        }
        throw new ImageFormatException(
                file,
                "'%s' holds %s; expected numbers; store it as such"
                        .formatted(path, type.getClass().getSimpleName()));
    }

    int[] shape() throws ImageFormatException {
        return sound(file, dataset::getDimensions);
    }

    /** The values from {@code offset} on, {@code count} along each axis, in the order of the file. */
    double[] values(long[] offset, int[] count) throws ImageFormatException {
        int length = 1;
        for (int extent : count) {
            length = Math.multiplyExact(length, extent);
        }
        double[] values = new double[length];
        int found = sound(file, () -> flatten(dataset.getData(offset, count), values, 0));
        if (found != length) {
            throw new ImageFormatException(
                    file, "'%s' gave %s values where %s were expected; it is damaged".formatted(path, found, length));
        }
        return values;
    }

    private static int flatten(Object array, double[] values, int at) {
        int end = at;
        int length = Array.getLength(array);
        boolean leaf = array.getClass().getComponentType().isPrimitive();
        for (int i = 0; i < length; i++) {
            if (leaf) {
                values[end++] = Array.getDouble(array, i);
            } else {
                end = flatten(Array.get(array, i), values, end);
            }
        }
        return end;
    }

    Voxels voxels(double[] values) {
        return Voxels.of(type, values);
    }
}
