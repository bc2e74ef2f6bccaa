package dev.margo.report;

import dev.margo.evaluate.Summary;

/** What is measured, in words. */
final class Terms {
    private static final String[][] TERMS = {
        {
            "Round",
            "A model is asked for every object with a first prompt. Each answer is held against the object and corrected"
                    + " by further prompts; round 0 is the first answer."
        },
        {
            "Dice",
            "Twice the pixels that object and answer share, divided by the pixels of both: 1 is perfect, 0 is beside it."
                    + " Means are over objects; the mean of data sets counts each data set the same."
        },
        {
            "95 % interval",
            "What 95 % of 1000 bootstrap samples lie within. Whole images are drawn, since objects of an image resemble"
                    + " each other."
        },
        {
            "Ellipse in the box",
            "The ellipse that touches the four sides of the object's tight box. It does not look at the picture; what a"
                    + " model is asked with a box is worth what it does better."
        },
        {"Error left", "The share of the ellipse's error that remains: (1 − Dice) / (1 − Dice of the ellipse)."},
        {
            "Prompts to Dice " + Numbers.fixed(Summary.TARGET_DICE, 2),
            "Prompts up to the first answer that is so good; a box counts as one. An object that never gets there counts"
                    + " with all its prompts. \"Never\" is the share of such objects."
        },
        {
            "NSD, HD95",
            "Normalised surface Dice at the tolerance of the settings; the 95th percentile of surface distances, in mm"
                    + " (px where pictures have no spacing), without empty answers."
        },
        {
            "Time",
            "Milliseconds from the question to the mask, without the embedding; depends on the machine and its load."
        }
    };

    private Terms() {}

    static void write(Page page) {
        write(page, TERMS);
    }

    /** @param terms each with what it means */
    static void write(Page page, String[][] terms) {
        Markup out = page.out();
        out.open("dl");
        for (String[] term : terms) {
            out.element("dt", term[0]).element("dd", term[1]).text("\n");
        }
        out.close();
    }
}
