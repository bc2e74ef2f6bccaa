/**
 * How fast a model is on this machine, and how far a faster precision moves its masks.
 *
 * <p>{@link dev.margo.speed.SpeedTest} measures one {@link dev.margo.speed.Subject}, stage by stage, and gives records of
 * plain numbers; {@link dev.margo.speed.MatrixRate} measures what the machine could do at best, which is what a stage is
 * held against. Seconds are wall-clock seconds. A GFLOP is 10<sup>9</sup> multiplications and additions, each counted.
 *
 * <p>Knows models, networks and pictures; knows nothing of picture files, of how a user asks, or of how results are
 * shown. No tensor leaves this package.
 */
package dev.margo.speed;
