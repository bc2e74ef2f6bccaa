/**
 * Tensors on libtorch, their operations and their lifetimes.
 *
 * <p>The only package that knows JavaCPP and libtorch; everything above speaks {@link dev.margo.tensor.Tensor}. Knows
 * nothing of images, models or files.
 *
 * <p>Lifetime: every tensor belongs to exactly one {@link dev.margo.tensor.TensorScope}. A result belongs to the
 * innermost scope open on the calling thread, and is freed when that scope closes, unless it is handed up or adopted
 * before. Nothing is left to the garbage collector.
 *
 * <p>Threads: {@link dev.margo.tensor.Workers} compute, each libtorch operation on one of them.
 *
 * <p>Names of operations are PyTorch's. Shapes are row-major; axes count from 0.
 */
package dev.margo.tensor;
