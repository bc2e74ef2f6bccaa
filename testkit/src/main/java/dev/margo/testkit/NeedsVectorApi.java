package dev.margo.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks a test of vector code; it is skipped, and counted, where Java was started without the Vector API. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsVectorApi.Condition.class)
public @interface NeedsVectorApi {
    /** Looks for the module. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                    ? ConditionEvaluationResult.enabled("the Vector API is there")
                    : ConditionEvaluationResult.disabled("Java was started without jdk.incubator.vector");
        }
    }
}
