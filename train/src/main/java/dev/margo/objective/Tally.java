package dev.margo.objective;

/** Adds up what the rounds of one batch cost. */
final class Tally {
    private double mask;
    private double iou;
    private double dice;
    private double lastDice;
    private double weight; // 1 per round
    private double lastWeight;

    void add(MaskLoss.Parts parts, RowGroup group, boolean last) {
        float[] maskOfRow = parts.mask().detach().toFloats();
        float[] iouOfRow = parts.iou().detach().toFloats();
        float[] trueIou = Rows.pick(parts.trueIou(), parts.chosen()).toFloats();
        for (int row = 0; row < maskOfRow.length; row++) {
            double share = group.rows().get(row).weight;
            double hard = 2 * trueIou[row] / (1 + trueIou[row]);
            mask += share * maskOfRow[row];
            iou += share * iouOfRow[row];
            dice += share * (1 - hard);
            weight += share;
            if (last) {
                lastDice += share * (1 - hard);
                lastWeight += share;
            }
        }
    }

    LossReport report() {
        return new LossReport((mask + iou) / weight, mask / weight, iou / weight, dice / weight, lastDice / lastWeight);
    }
}
