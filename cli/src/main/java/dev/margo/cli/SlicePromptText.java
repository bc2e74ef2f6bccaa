package dev.margo.cli;

import dev.margo.prompt.Prompt;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;

/** Prompts on a slice as flags have them: {@code 112,80,190,161@42}. */
final class SlicePromptText {
    private SlicePromptText() {}

    private static SlicePrompts parse(String text, String form, Function<String, Prompt> prompt) {
        int at = text.lastIndexOf('@');
        if (at < 0 || !text.substring(at + 1).strip().matches("\\d{1,9}")) {
            throw new IllegalArgumentException("expected %s@SLICE, got '%s'".formatted(form, text));
        }
        return SlicePrompts.of(Integer.parseInt(text.substring(at + 1).strip()), prompt.apply(text.substring(0, at)));
    }

    /** For {@code --box}. */
    static final class OfBox implements ITypeConverter<SlicePrompts> {
        private static final String FORM = "x0,y0,x1,y1";

        @Override
        public SlicePrompts convert(String text) {
            return PromptText.typed(() -> parse(text, FORM, box -> PromptText.box(Numbers.parse(box, FORM, 4))));
        }
    }

    /** For {@code --point}. */
    static final class OfPoint implements ITypeConverter<SlicePrompts> {
        @Override
        public SlicePrompts convert(String text) {
            return PromptText.typed(() -> parse(text, "x,y or x,y,-", PromptText::point));
        }
    }

    /** For {@code --recist}. */
    static final class OfRecist implements ITypeConverter<SlicePrompts> {
        private static final String FORM = "x0,y0,x1,y1 or both diameters with 8 values";

        @Override
        public SlicePrompts convert(String text) {
            return PromptText.typed(
                    () -> parse(text, FORM, line -> PromptText.recist(Numbers.parse(line, FORM, 4, 8))));
        }
    }
}
