package dev.margo.annotate.server;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

final class NeedsBrowserCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (NodeScript.node().isEmpty()) {
            return ConditionEvaluationResult.disabled("needs node on the PATH");
        }
        if (NodeScript.chromium().isEmpty()) {
            return ConditionEvaluationResult.disabled("needs chromium on the PATH");
        }
        return Files.isDirectory(NodeScript.FOLDER.resolve("node_modules/playwright-core"))
                ? ConditionEvaluationResult.enabled("node, chromium and playwright-core are there")
                : ConditionEvaluationResult.disabled("needs npm ci --prefix annotate/src/test/browser");
    }
}
