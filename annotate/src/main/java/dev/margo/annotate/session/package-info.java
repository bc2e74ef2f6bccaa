/**
 * What computes while a user annotates: embeddings ahead of the user, predictions, propagation.
 *
 * <p>Knows a model, the slices of a document, and its project; knows nothing of servers or of how a user asks.
 *
 * <p>One thread encodes. The slice that the user looks at comes first, then its neighbours, nearest first; when the user
 * moves on, what waits is given up. Predictions run beside it, since they take a hundredth of the time. The number of
 * embeddings in memory has a limit, and the one used longest ago goes first; one in use is never taken away.
 *
 * <p>Types that pass through: an {@code Interaction} that lacks its answer becomes one that has it ({@link
 * dev.margo.annotate.session.Answering}), and only that reaches the project. Propagation is an {@code
 * InteractiveVolume} per object and axis, whose annotations are those of the state.
 */
package dev.margo.annotate.session;
