package dev.margo.annotate.session;

import dev.margo.annotate.project.SliceName;
import dev.margo.image.IntensityWindow;

/** What an embedding depends on, the model aside. */
record SliceKey(String document, SliceName slice, IntensityWindow.Range window) {}
