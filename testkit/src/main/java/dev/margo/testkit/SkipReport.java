package dev.margo.testkit;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints at the end of a module's tests how many were skipped, and why. */
public final class SkipReport implements TestExecutionListener {
    private final Map<String, Integer> skippedByReason = new TreeMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skippedByReason.merge(reason, 1, Integer::sum);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        skippedByReason.forEach((reason, count) -> System.out.println("SKIPPED " + count + ": " + reason));
    }
}
