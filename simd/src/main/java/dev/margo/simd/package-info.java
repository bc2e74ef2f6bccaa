/**
 * Attention over plain float arrays, on Java's Vector API: exact, in tiles that stay in the cache, with the bias added
 * inside the tile.
 *
 * <p>Takes queries, keys and values of one head as row-major arrays and gives the attended values. Knows nothing of
 * tensors, threads, models or images, and depends on the JDK alone. An instance belongs to one thread at a time.
 *
 * <p>The module {@code jdk.incubator.vector} must be present at run time, which {@link dev.margo.simd.Simd} tells; no
 * other class here may be touched without it.
 *
 * <p>Shape letters: N queries, K keys, D the width of a head. Matrices are row-major; rows of tiles are a multiple of
 * six, columns a multiple of the lanes of a vector.
 *
 * <p>Source: Dao et al., FlashAttention (2022), algorithm 1, for the running softmax; Goto and van de Geijn, Anatomy of
 * High-Performance Matrix Multiplication (2008), for the packed panels.
 */
package dev.margo.simd;
