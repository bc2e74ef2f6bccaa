/**
 * The SHA-256 of what names, caches and chance depend on.
 *
 * <p>Takes bytes and texts and gives 32 bytes or their hexadecimal digits. Knows nothing of pictures, files or models, and
 * depends on the JDK alone.
 */
package dev.margo.hash;
