package dev.margo.annotate.session;

import dev.margo.annotate.project.Project;
import dev.margo.annotate.project.SliceName;
import dev.margo.volume.PropagationEvent;

/** Who is told of what happens in a session, in whatever thread it happens; must return at once. */
public interface SessionListener {
    /** Something was done. */
    void done(DocumentSession session, Project.Done done);

    void embedding(DocumentSession session, SliceName slice, EmbeddingStatus status);

    /** A slice of a propagation has its mask, or a direction of it is over. */
    void propagating(DocumentSession session, Propagation propagation, PropagationEvent event);

    /** A propagation is over; what it has done follows as {@link #done}. */
    void propagated(DocumentSession session, Propagation propagation, Propagation.End end);
}
