package dev.margo.prompt;

/** A first idea of the whole object. */
public sealed interface MaskPrompt extends Prompt permits LogitsPrompt, BinaryMaskPrompt {}
