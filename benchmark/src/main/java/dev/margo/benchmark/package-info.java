/**
 * Programs that measure, and the one that makes the bundled phantom model. Not part of the product: nothing depends on
 * this package, and it may depend on everything.
 */
package dev.margo.benchmark;
