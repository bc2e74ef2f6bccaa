package dev.margo.dataset;

/** Which pictures of SA-Med2D-20M are learnt from, and which validated on. */
public enum SaMed2dRule {
    /**
     * A tenth of the cases of every data set and combination of modalities is for validation; of either side a fraction of
     * the cases. All slices and modalities of a case are on one side.
     */
    BY_CASE,
    /**
     * What the first version of MedicoSAM did: a tenth of every data set's pictures is for validation, and of either side
     * a fraction of the pictures; small data sets are taken whole. Slices of one case are on both sides, so validation
     * flatters. Known difference: the released code drew without a seed.
     */
    RELEASED_V1,
    /**
     * What the second version does: of every 50 000 pictures of a data set the first 80 % are for training. With a fraction
     * the training range shrinks, and the validation range begins where that ends: inside the range that training uses
     * without a fraction. Only to reproduce its numbers. Known difference: the released order is that in which threads
     * finished, here it is that of the names.
     */
    RELEASED_V2
}
