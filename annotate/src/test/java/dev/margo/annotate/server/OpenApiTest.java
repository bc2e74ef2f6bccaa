package dev.margo.annotate.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.margo.image.ByteImage;
import dev.margo.image.Size;
import dev.margo.io.raster.RasterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code openapi.yaml} promises, the server has, and nothing else. */
class OpenApiTest {
    @TempDir
    private Path folder;

    private static JsonNode description() throws IOException {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/dev/margo/annotate/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        }
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionHasARoute() throws IOException {
        TreeSet<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : description().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (List.of("get", "put", "post", "delete").contains(method.getKey())
                        && !path.getKey().equals("/events")) { // a WebSocket
                    described.add(method.getKey() + " /api/v1" + path.getKey());
                }
            }
        }
        assertThat(new Routes(null, null, null).names()).containsExactlyElementsOf(described);
    }

    @Test
    void theServerAnswersWithTheFieldsThatAreRequired() throws Exception {
        Path image = folder.resolve("a.png");
        RasterWriter.writePng(image, ByteImage.gray(new Size(8, 6), new byte[48]));
        try (TestServer server = new TestServer(image, () -> {
            throw new IOException("there is no model in this test");
        })) {
            String document = server.document("a.png");
            requireFields("Info", server.get("/info"));
            requireFields("Item", server.get("/worklist").path("items").get(0));
            requireFields("Document", server.get(document));
            requireFields("View", server.get(document).path("views").get(0));
            JsonNode done = server.post(document + "/interactions", "{\"kind\":\"create\",\"name\":\"liver\"}");
            requireFields("Acknowledgement", done);
            requireFields("State", done.path("state"));
            requireFields("Object", done.path("state").path("objects").get(0));
            requireFields("Slice", server.get(document + "/slices/z/0"));
            requireFields(
                    "Measurement",
                    server.get(document + "/measurements").path("rows").get(0));
            requireFields(
                    "Step", server.get(document + "/interactions").path("steps").get(0));
            assertThat(server.send("GET", "/openapi.yaml", Optional.empty()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static void requireFields(String schema, JsonNode found) throws IOException {
        JsonNode described = description().path("components").path("schemas").path(schema);
        assertThat(described.path("required")).as(schema).isNotEmpty();
        described
                .path("required")
                .forEach(name -> assertThat(found.has(name.asText()))
                        .as("%s.%s in %s", schema, name, found)
                        .isTrue());
        found.fieldNames()
                .forEachRemaining(
                        name -> assertThat(described.path("properties").has(name))
                                .as("%s.%s is described", schema, name)
                                .isTrue());
    }
}
