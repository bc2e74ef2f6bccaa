package dev.margo.prompt;

/** One thing the user points with, in image pixels. The model frame never appears here. */
public sealed interface Prompt permits Point, Box, Scribble, Lasso, Recist, MaskPrompt {}
