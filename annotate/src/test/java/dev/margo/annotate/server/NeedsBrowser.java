package dev.margo.annotate.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test that drives the page in Chromium by playwright-core; it is skipped, and counted, where node, Chromium or
 * playwright-core is absent. {@code npm ci --prefix annotate/src/test/browser} installs the last one.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowserCondition.class)
@interface NeedsBrowser {}
