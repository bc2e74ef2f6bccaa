package dev.margo.annotate.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.margo.annotate.project.Project;
import dev.margo.annotate.project.Runs;
import dev.margo.annotate.project.SliceName;
import dev.margo.annotate.session.DocumentSession;
import dev.margo.annotate.session.EmbeddingStatus;
import dev.margo.annotate.session.Propagation;
import dev.margo.annotate.session.SessionListener;
import dev.margo.volume.PropagationEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** Tells every open page what happens. A page that does not listen is disconnected; it asks for the state when it is back. */
final class EventHub implements SessionListener {
    private static final int MOST_CLIENTS = 32;
    private static final int MOST_FRAMES = 512;
    private static final Duration PATIENCE = Duration.ofMinutes(2); // for the answer to a ping

    private final Set<Session> clients = ConcurrentHashMap.newKeySet();

    void join(Session client) {
        if (clients.size() >= MOST_CLIENTS) {
            client.close(1013, "too many pages are open; close some", Callback.NOOP);
            return;
        }
        client.setMaxOutgoingFrames(MOST_FRAMES);
        client.setIdleTimeout(PATIENCE);
        clients.add(client);
        send(client, event("hello").toString());
    }

    void leave(Session client) {
        clients.remove(client);
    }

    void tell(ObjectNode event) {
        String text = event.toString();
        clients.forEach(client -> send(client, text));
    }

    private void send(Session client, String text) {
        client.sendText(text, Callback.from(() -> {}, failure -> {
            leave(client);
            client.disconnect();
        }));
    }

    private static ObjectNode event(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static ObjectNode event(String type, DocumentSession session) {
        return event(type).put("document", session.id());
    }

    @Override
    public void done(DocumentSession session, Project.Done done) {
        ObjectNode event = event("state", session);
        try {
            event.set("state", StateView.of(session));
        } catch (IOException e) {
            return; // the page asks for it, and is told
        }
        event.set("changed", StateView.changed(done));
        tell(event);
    }

    @Override
    public void embedding(DocumentSession session, SliceName slice, EmbeddingStatus status) {
        ObjectNode event = event("embedding", session);
        event.set("slice", StateView.of(slice));
        event.put("status", StateView.lower(status.stage()));
        status.problem().ifPresent(problem -> event.put("message", problem));
        tell(event);
    }

    @Override
    public void propagating(DocumentSession session, Propagation propagation, PropagationEvent what) {
        ObjectNode event = event("propagation", session).put("status", "running");
        event.set("propagation", StateView.of(propagation));
        event.set("slice", StateView.of(new SliceName(propagation.axis(), what.slice())));
        if (what instanceof PropagationEvent.Stored stored) {
            event.put("iou", stored.iou()).put("mask", Runs.text(stored.mask()));
        } else if (what instanceof PropagationEvent.Ended ended) {
            event.put("iou", ended.iou()).put("reason", ended.reason().name().toLowerCase(Locale.ROOT));
        }
        tell(event);
    }

    @Override
    public void propagated(DocumentSession session, Propagation propagation, Propagation.End end) {
        ObjectNode event = event("propagation", session);
        event.put("status", end.problem().isPresent() ? "failed" : end.complete() ? "done" : "stopped");
        event.set("propagation", StateView.of(propagation));
        end.problem().ifPresent(problem -> event.put("message", problem));
        tell(event);
    }

    /** A step could not be saved, or can be again. */
    void saved(DocumentSession session) {
        ObjectNode event = event("save", session);
        event.set("save", StateView.of(session.project().saved()));
        tell(event);
    }

    void model(ObjectNode model) {
        ObjectNode event = event("model");
        event.set("model", model);
        tell(event);
    }

    void closed(String document) {
        tell(event("closed").put("document", document));
    }
}
