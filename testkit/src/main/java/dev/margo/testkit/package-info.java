/**
 * What tests of every floor share: golden files, formula weights, tensor assertions, and the tags that say what a test
 * needs.
 *
 * <p>Used by tests only. Knows none of Margo's own types, so that a fault in them cannot hide in the test tools: the
 * golden reader here is not the checkpoint reader under test.
 *
 * <p>Shapes are written as in the golden files, row-major.
 */
package dev.margo.testkit;
