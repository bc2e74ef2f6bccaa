package dev.margo.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** In what a run would become another one if it went on with another configuration. */
final class ConfigDifference {
    /** What decides how fast a run is and how much is kept of it, not what is learnt. */
    private static final List<String> FREE = List.of(
            "computing.device",
            "computing.threads",
            "computing.workers",
            "computing.recompute",
            "cache.",
            "save-every",
            "validate-every");

    /** May grow. */
    private static final List<String> LENGTHS = List.of("schedule.steps", "schedule.epochs");

    private static final String BATCH = "schedule.batch";
    private static final String PROCESSES = "computing.processes";

    private ConfigDifference() {}

    /** In words, such as {@code schedule.batch was 2, now 4}; empty if there is none. */
    static List<String> between(String before, String now) {
        Map<String, String> there = flat(before);
        Map<String, String> here = flat(now);
        TreeSet<String> keys = new TreeSet<>(there.keySet());
        keys.addAll(here.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            if (!Objects.equals(there.get(key), here.get(key)) && !isAllowed(key, there, here)) {
                differences.add("%s was %s, now %s"
                        .formatted(key, there.getOrDefault(key, "absent"), here.getOrDefault(key, "absent")));
            }
        }
        return differences;
    }

    private static boolean isAllowed(String key, Map<String, String> there, Map<String, String> here) {
        if (LENGTHS.contains(key) && there.containsKey(key) && here.containsKey(key)) {
            return Double.parseDouble(here.get(key)) >= Double.parseDouble(there.get(key));
        }
        if (key.equals(BATCH) || key.equals(PROCESSES)) {
            return jointBatch(there) == jointBatch(here);
        }
        return FREE.stream().anyMatch(free -> free.endsWith(".") ? key.startsWith(free) : key.equals(free));
    }

    private static long jointBatch(Map<String, String> settings) {
        return Long.parseLong(settings.get(BATCH)) * Long.parseLong(settings.get(PROCESSES));
    }

    private static Map<String, String> flat(String yaml) {
        Map<String, String> flat = new TreeMap<>();
        ObjectNode tree = ConfigSource.parse("configuration", yaml);
        tree.properties().forEach(entry -> flatten(entry.getKey(), entry.getValue(), flat));
        return flat;
    }

    private static void flatten(String key, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(key + "." + entry.getKey(), entry.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten("%s[%s]".formatted(key, i), node.get(i), into);
            }
        } else {
            into.put(key, node.asText());
        }
    }
}
