package dev.margo.nn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The declared parameters of a network, in declaration order. Layers see a view that puts their own path in front of
 * each name.
 */
public final class Parameters {
    private final Map<String, Parameter> byName;
    private final String prefix;

    public Parameters() {
        this(new LinkedHashMap<>(), "");
    }

    private Parameters(Map<String, Parameter> byName, String prefix) {
        this.byName = byName;
        this.prefix = prefix;
    }

    /** A view for the part called {@code name}: what it declares is recorded here under {@code name.}. */
    public Parameters in(String name) {
        return new Parameters(byName, prefix + name + ".");
    }

    /** As {@link #in(String)}, for part {@code index} of a list. */
    public Parameters in(int index) {
        return in(Integer.toString(index));
    }

    public Parameter weight(String name, long... shape) {
        return declare(name, Parameter.Kind.WEIGHT, shape);
    }

    public Parameter buffer(String name, long... shape) {
        return declare(name, Parameter.Kind.BUFFER, shape);
    }

    public Parameter counter(String name) {
        return declare(name, Parameter.Kind.COUNTER);
    }

    private Parameter declare(String name, Parameter.Kind kind, long... shape) {
        Parameter parameter = new Parameter(prefix + name, kind, shape);
        if (byName.putIfAbsent(parameter.name(), parameter) != null) {
            throw new IllegalStateException("parameter '%s' is declared twice".formatted(parameter.name()));
        }
        return parameter;
    }

    /** All declared parameters by full name, in declaration order. */
    public Map<String, Parameter> all() {
        return Collections.unmodifiableMap(byName);
    }
}
