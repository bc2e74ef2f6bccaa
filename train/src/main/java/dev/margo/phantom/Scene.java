package dev.margo.phantom;

/** A kind of picture: what lies in it and how it shows. */
interface Scene {
    void paint(Stage stage);
}
