package dev.margo.annotate.server;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

final class NeedsNodeCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return NodeScript.node().isPresent()
                ? ConditionEvaluationResult.enabled("node is there")
                : ConditionEvaluationResult.disabled("needs node on the PATH");
    }
}
