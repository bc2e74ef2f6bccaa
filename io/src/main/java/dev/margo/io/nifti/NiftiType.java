package dev.margo.io.nifti;

import dev.margo.image.VoxelType;
import dev.margo.io.ImageFormatException;

/** Number types of NIfTI that volumes can have, with their codes in the header. */
enum NiftiType {
    UINT8(2, VoxelType.UINT8, 1),
    INT16(4, VoxelType.INT16, 1),
    INT32(8, VoxelType.INT32, 1),
    FLOAT32(16, VoxelType.FLOAT32, 1),
    FLOAT64(64, VoxelType.FLOAT64, 1),
    RGB24(128, VoxelType.UINT8, 3),
    INT8(256, VoxelType.INT8, 1),
    UINT16(512, VoxelType.UINT16, 1),
    UINT32(768, VoxelType.UINT32, 1),
    INT64(1024, VoxelType.INT64, 1),
    UINT64(1280, VoxelType.UINT64, 1),
    RGBA32(2304, VoxelType.UINT8, 4);

    final int code;
    final VoxelType voxels;
    final int channels;

    NiftiType(int code, VoxelType voxels, int channels) {
        this.code = code;
        this.voxels = voxels;
        this.channels = channels;
    }

    static NiftiType ofCode(String file, int code) throws ImageFormatException {
        for (NiftiType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new ImageFormatException(file, refusal(code));
    }

    private static String refusal(int code) {
        return switch (code) {
            case 1 -> "1-bit voxels are not supported; save it with 8-bit ones";
            case 32, 1792, 2048 -> "complex voxels are not supported; save magnitude and phase as files of their own";
            case 1536 -> "128-bit float voxels are not supported; save it with 64-bit ones";
            default -> "datatype %s is unknown; its header is damaged".formatted(code);
        };
    }

    static NiftiType of(VoxelType voxels) {
        for (NiftiType type : values()) {
            if (type.voxels == voxels && type.channels == 1) {
                return type;
            }
        }
        throw new AssertionError(voxels);
    }
}
