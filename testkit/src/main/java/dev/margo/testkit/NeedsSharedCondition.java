package dev.margo.testkit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

final class NeedsSharedCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String name = findAnnotation(context.getElement(), NeedsShared.class)
                .map(NeedsShared::value)
                .orElse("");
        return Shared.find(name).isPresent()
                ? ConditionEvaluationResult.enabled("shared/" + name + " is there")
                : ConditionEvaluationResult.disabled("needs shared/" + name + " beside the checkout");
    }
}
