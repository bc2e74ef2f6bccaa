package dev.margo.io.dicom;

import dev.margo.image.IntensityWindow;
import dev.margo.io.ImageFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a series wants to be shown. Its values are what was measured all the same.
 *
 * @param windows proposed by the file, the first of them by default; may be empty
 * @param inverted whether the least value is white (MONOCHROME1): a picture made with a window is to be inverted then
 */
public record Display(List<DisplayWindow> windows, boolean inverted) {
    public Display {
        windows = List.copyOf(windows);
    }

    /** The default window, if the file proposes one. */
    public Optional<IntensityWindow.Range> window() {
        return windows.stream().findFirst().map(DisplayWindow::range);
    }

    static Display of(FunctionalGroups groups, PixelLayout layout) {
        return new Display(windows(groups, layout), layout.photometric().equals("MONOCHROME1"));
    }

    private static List<DisplayWindow> windows(FunctionalGroups groups, PixelLayout layout) {
        DataSet data = groups.with(Tag.FRAME_VOI_LUT_SEQUENCE, Tag.WINDOW_CENTER);
        double[] centers = numbersOrNone(data, Tag.WINDOW_CENTER);
        double[] widths = numbersOrNone(data, Tag.WINDOW_WIDTH);
        DisplayWindow.Function function = function(data);
        List<DisplayWindow> windows = new ArrayList<>();
        for (int i = 0; i < Math.min(centers.length, widths.length); i++) {
            if (widths[i] > 0) {
                windows.add(new DisplayWindow(centers[i], widths[i], function));
            }
        }
        return windows.isEmpty() ? ofTable(groups.root(), layout) : windows;
    }

    /** A file whose window is damaged can still be read without it. */
    private static double[] numbersOrNone(DataSet data, Tag tag) {
        try {
            return data.doubles(tag);
        } catch (ImageFormatException e) {
            return new double[0];
        }
    }

    private static DisplayWindow.Function function(DataSet data) {
        return switch (data.text(Tag.VOI_LUT_FUNCTION).orElse("LINEAR")) {
            case "LINEAR_EXACT" -> DisplayWindow.Function.LINEAR_EXACT;
            case "SIGMOID" -> DisplayWindow.Function.SIGMOID;
            default -> DisplayWindow.Function.LINEAR;
        };
    }

    /** The values that a table for display tells apart; its descriptor says which. */
    private static List<DisplayWindow> ofTable(DataSet root, PixelLayout layout) {
        return root.item(Tag.VOI_LUT_SEQUENCE).stream()
                .map(item -> numbersOrNone(item, Tag.LUT_DESCRIPTOR))
                .filter(numbers -> numbers.length == 3)
                .map(numbers -> {
                    int count = LookupTable.count(numbers);
                    int first = LookupTable.first(numbers, layout.depth().signed());
                    return new DisplayWindow(first + count / 2.0, count, DisplayWindow.Function.LINEAR_EXACT);
                })
                .toList();
    }
}
