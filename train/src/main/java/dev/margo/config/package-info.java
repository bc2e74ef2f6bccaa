/**
 * Configuration files: YAML as trees of keys and values.
 *
 * <p>Knows nothing of what the keys mean, nor of what is configured.
 */
package dev.margo.config;
