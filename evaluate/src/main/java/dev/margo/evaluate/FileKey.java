package dev.margo.evaluate;

/** A file of a data set, by names. */
public record FileKey(String dataset, String name) {}
