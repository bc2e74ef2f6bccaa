package dev.margo.io.coco;

/** What annotations are of. */
public record CocoCategory(long id, String name) {}
