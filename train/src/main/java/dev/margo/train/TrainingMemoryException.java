package dev.margo.train;

import java.util.Locale;

/** A step does not fit into memory; says what to lower. */
public final class TrainingMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TrainingMemoryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What {@code thrown} is to be told as, if it tells of too little memory. */
    static RuntimeException unlessOther(Throwable thrown, TrainingConfig config, StartedModel model) {
        if (!isAboutMemory(thrown)) {
            return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
        }
        int batch = config.schedule().batch();
        int objects = config.learning().prompts().objects();
        return new TrainingMemoryException(
                "not enough memory for %s pictures of %s px with %s objects each: lower schedule.batch%s, prompts.objects (--objects) or image-size (--image-size)%s%s"
                        .formatted(
                                batch,
                                model.side(),
                                objects,
                                batch > 1 ? " (--batch; schedule.accumulate makes up for it)" : "",
                                model.recomputes(config) ? "" : ", or set computing.recompute (--recompute)",
                                thrown instanceof OutOfMemoryError
                                        ? ", or give Java more with MARGO_JAVA_OPTS=-Xmx8g"
                                        : ""),
                thrown);
    }

    /** Java's own, JavaCPP's (same class), and libtorch's, which only its words tell. */
    private static boolean isAboutMemory(Throwable thrown) {
        String text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return thrown instanceof OutOfMemoryError
                || thrown instanceof RuntimeException
                        && (text.contains("out of memory") || text.contains("can't allocate memory"));
    }
}
