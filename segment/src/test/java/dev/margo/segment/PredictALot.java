package dev.margo.segment;

import dev.margo.image.ByteImage;
import dev.margo.prompt.Box;
import dev.margo.prompt.Point;
import dev.margo.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Embeds and predicts, and prints the resident memory after every twentieth of the work. Arguments: model, picture,
 * embeddings, predictions in all.
 */
final class PredictALot {
    private static final int REPORTS = 20;

    private PredictALot() {}

    public static void main(String[] args) throws IOException {
        ByteImage picture = GoldenPictures.read(Path.of(args[1]));
        int embeddings = Integer.parseInt(args[2]);
        int predictions = Integer.parseInt(args[3]) / embeddings;
        Box box = new Box(40, 30, 170, 140);
        try (Segmenter segmenter = Segmenter.load(Path.of(args[0]), Device.cpu())) {
            for (int i = 0; i < embeddings; i++) {
                try (EmbeddedImage embedded = segmenter.embed(picture)) {
                    for (int j = 0; j < predictions; j++) {
                        embedded.predict(j % 2 == 0 ? box : Point.foreground(j % 200, 50))
                                .best()
                                .mask();
                    }
                }
                if ((i + 1) % (embeddings / REPORTS) == 0) {
                    System.out.println(ChildJava.bytes("VmRSS"));
                }
            }
        }
    }
}
