package dev.margo.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Marks a test that reads {@code value()} from the shared folder; it is skipped, and counted, where that is absent. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("shared")
@ExtendWith(NeedsSharedCondition.class)
public @interface NeedsShared {
    String value();
}
