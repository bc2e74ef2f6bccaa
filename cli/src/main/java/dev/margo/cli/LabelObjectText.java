package dev.margo.cli;

import dev.margo.io.dicom.LabelObject;
import picocli.CommandLine.ITypeConverter;

/** For {@code --as}. */
final class LabelObjectText implements ITypeConverter<LabelObject> {
    @Override
    public LabelObject convert(String text) {
        return PromptText.typed(() -> LabelObject.parse(text));
    }
}
