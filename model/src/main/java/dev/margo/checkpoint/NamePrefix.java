package dev.margo.checkpoint;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a trainer put before the names: {@code module.} of distributed training, {@code sam.} of torch_em, or both. */
final class NamePrefix {
    private static final List<String> SAM = List.of("image_encoder.", "prompt_encoder.", "mask_decoder.");
    private static final List<String> PARTS = List.of("module.", "sam.");
    private static final int MAX_PARTS = 4;

    private NamePrefix() {}

    /**
     * The prefix to take off every name that has it, empty if there is none: the one that all of SAM's names share, or,
     * where no name is SAM's, the one that all names share. Never one whose removal makes two names equal.
     */
    static String of(Collection<String> names) {
        Set<String> ofSam = new HashSet<>();
        Set<String> ofAll = new HashSet<>();
        for (String name : names) {
            String prefix = leading(name);
            ofAll.add(prefix);
            if (SAM.stream().anyMatch(stage -> name.startsWith(stage, prefix.length()))) {
                ofSam.add(prefix);
            }
        }
        String prefix = ofSam.isEmpty()
                ? shortest(ofAll)
                : ofSam.size() == 1 ? ofSam.iterator().next() : "";
        boolean shared = !ofSam.isEmpty() || names.stream().allMatch(name -> name.startsWith(prefix));
        return shared && isUnique(names, prefix) ? prefix : "";
    }

    /** {@code name} without {@code prefix}, unless nothing would be left. */
    static String strip(String name, String prefix) {
        boolean longer = name.length() > prefix.length() && name.startsWith(prefix);
        return longer ? name.substring(prefix.length()) : name;
    }

    private static String leading(String name) {
        int end = 0;
        for (int i = 0; i < MAX_PARTS; i++) {
            for (String part : PARTS) {
                end += name.startsWith(part, end) && name.length() > end + part.length() ? part.length() : 0;
            }
        }
        return name.substring(0, end);
    }

    private static String shortest(Set<String> prefixes) {
        return prefixes.stream()
                .min((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse("");
    }

    private static boolean isUnique(Collection<String> names, String prefix) {
        Set<String> seen = new HashSet<>();
        return names.stream().allMatch(name -> seen.add(strip(name, prefix)));
    }
}
