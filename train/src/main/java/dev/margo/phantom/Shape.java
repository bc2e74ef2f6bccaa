package dev.margo.phantom;

/** A smooth outline somewhere on a canvas. */
interface Shape {
    Region on(Canvas canvas);
}
