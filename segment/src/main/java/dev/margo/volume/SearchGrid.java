package dev.margo.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Settings to be tried, every projection with every growth and every least IoU. */
public record SearchGrid(List<Projection> projections, List<BoxGrowth> growths, List<Double> leastIous) {
    public SearchGrid {
        projections = List.copyOf(projections);
        growths = List.copyOf(growths);
        leastIous = List.copyOf(leastIous);
        if (projections.isEmpty() || growths.isEmpty() || leastIous.isEmpty()) {
            throw new IllegalArgumentException("a grid needs at least one projection, one growth and one least IoU");
        }
    }

    /**
     * The 275 settings that MedicoSAM's evaluation tries.
     *
     * <p>Source: experiments/evaluation/sam1 of computational-cell-analytics/medico-sam at 0766e8f.
     */
    public static SearchGrid released() {
        return new SearchGrid(
                List.of(
                        Projection.BOX_AND_MASK,
                        Projection.POINTS,
                        Projection.BOX,
                        Projection.POINTS_AND_MASK,
                        Projection.CENTRE),
                IntStream.rangeClosed(0, 10)
                        .mapToObj(step -> new BoxGrowth(step / 40.0))
                        .toList(),
                DoubleStream.of(0.5, 0.6, 0.7, 0.8, 0.9).boxed().toList());
    }

    /** {@link #released()}, and the mask alone, which suits models that are trained with mask prompts. */
    public static SearchGrid usual() {
        SearchGrid released = released();
        List<Projection> projections = new ArrayList<>(released.projections());
        projections.add(Projection.MASK);
        return new SearchGrid(projections, released.growths(), released.leastIous());
    }

    /** All, the least IoU changing fastest, then the growth. */
    public List<PropagationSettings> settings() {
        List<PropagationSettings> settings = new ArrayList<>();
        for (Projection projection : grown()) {
            leastIous.forEach(iou -> settings.add(new PropagationSettings(projection, iou, Between.MEETING)));
        }
        return settings;
    }

    /** Every projection with every growth; the mask alone, where nothing grows, once. */
    List<Projection> grown() {
        return projections.stream()
                .flatMap(projection -> growths.stream().map(projection::withGrowth))
                .map(projection -> projection.grows() ? projection : projection.withGrowth(BoxGrowth.NONE))
                .distinct()
                .toList();
    }

    /** How many propagations of an object they take: one answers for every least IoU. */
    public int propagations() {
        return grown().size();
    }
}
