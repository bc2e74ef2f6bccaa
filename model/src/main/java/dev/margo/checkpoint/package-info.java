/**
 * Checkpoint files: named tensors as (dtype, shape, bytes on disk), read from PyTorch's two containers and from
 * safetensors, and written to PyTorch's zip and to safetensors.
 *
 * <p>Reads values into buffers that the caller owns, in chunks, so that a file of gigabytes is never held whole. Knows
 * nothing of libtorch, of SAM, or of which tensors a model needs; whether keys and shapes fit is asked elsewhere.
 *
 * <p>A PyTorch file is a pickle, which is a small program. Nothing of it is ever executed here: a closed list of names
 * has a meaning, objects of unknown classes become opaque values without one, and a file that names a function of the
 * operating system or of the interpreter is refused. Every length in a file is treated as hostile.
 *
 * <p>Shapes, strides and storage offsets count elements, row-major, outermost axis first; positions and lengths count
 * bytes.
 *
 * <p>Source: PyTorch {@code torch/serialization.py}, {@code torch/_weights_only_unpickler.py}, {@code torch/_utils.py}
 * and {@code caffe2/serialize/inline_container.cc}; the safetensors format description; PKWARE's APPNOTE for ZIP64.
 */
package dev.margo.checkpoint;
