package dev.margo.augment;

/** The smallest upright rectangle of the turned frame about points of the picture. */
final class ViewBuilder {
    private final Turn turn;
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    ViewBuilder(Turn turn) {
        this.turn = turn;
    }

    /** Image px. */
    void include(double x, double y) {
        double u = turn.u(x, y);
        double v = turn.v(x, y);
        left = Math.min(left, u);
        right = Math.max(right, u);
        top = Math.min(top, v);
        bottom = Math.max(bottom, v);
    }

    View view() {
        return new View(left, top, right, bottom);
    }
}
