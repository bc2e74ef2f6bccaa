/**
 * Several processes that train one network: they see different pictures and share their gradients.
 *
 * <p>Each process, a <em>rank</em>, holds a whole copy of the network, a replica. One step, seen from a rank:
 *
 * <ol>
 *   <li>Once, at the start, {@link dev.margo.distributed.Rendezvous#join} meets the other ranks, and
 *       {@link dev.margo.distributed.Replicas#sameEverywhere} gives all replicas the weights of rank 0.
 *   <li>The rank takes its share of the batch: of B pictures, rank r of N takes those at r, r + N, r + 2N …
 *   <li>It runs forward and backward on its share alone. Nothing is exchanged, so its gradients are those of its own
 *       pictures, averaged over them.
 *   <li>{@link dev.margo.distributed.Replicas#averageGradients} replaces each gradient by the mean over the ranks. With
 *       shares of equal size that is the gradient of the whole batch, as one process would have it.
 *   <li>Every rank clips and steps its own optimiser. As all started from the same weights and take the same gradients,
 *       all end with the same weights, bit by bit, and nothing else needs to be exchanged.
 *   <li>For the record, {@link dev.margo.distributed.Replicas#sum} adds up losses and counts; rank 0 alone writes files.
 *   <li>{@link dev.margo.distributed.Replicas#anyInterrupted} asks whether any rank was told to stop, so that all stop
 *       after the same step.
 * </ol>
 *
 * <p>Ranks never wait for each other but in these calls. A rank that ends breaks its connections, and the others learn
 * it in their next call as a {@link dev.margo.tensor.ProcessGroupException}. No rank replaces another: the run ends in
 * words and is started again from its last checkpoint.
 *
 * <p>{@link dev.margo.distributed.LocalLaunch} starts all ranks on this machine; any other launcher does so by giving
 * each the options {@code --rank}, {@code --world-size} and {@code --store}.
 *
 * <p>Knows processes and tensors; knows no picture and no objective.
 */
package dev.margo.distributed;
