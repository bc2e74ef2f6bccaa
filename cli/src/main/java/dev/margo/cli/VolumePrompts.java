package dev.margo.cli;

import dev.margo.image.Axis;
import java.util.List;
import java.util.Optional;

/**
 * The objects that are meant in one volume.
 *
 * @param axis that a prompts file counts its slices along, if it says so
 */
record VolumePrompts(Optional<Axis> axis, List<PromptedInVolume> objects) {}
