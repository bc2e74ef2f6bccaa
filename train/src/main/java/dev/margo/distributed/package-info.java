/**
 * Several processes that train one network: they see different pictures and share their gradients.
 *
 * <p>Knows processes and tensors; knows no picture and no objective.
 */
package dev.margo.distributed;
