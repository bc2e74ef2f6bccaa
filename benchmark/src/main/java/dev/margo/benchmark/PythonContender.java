package dev.margo.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A Python process that is asked for one timing at a time. What it complains about goes to standard error. */
final class PythonContender implements Contender {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long PATIENCE_S = 10;

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;
    private final String name;
    private final Set<String> stages = new HashSet<>();

    private PythonContender(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = process.outputWriter();
        answers = process.inputReader();
        JsonNode ready = answer();
        name = ready.get("name").asText();
        ready.get("stages").forEach(stage -> stages.add(stage.asText()));
    }

    /**
     * Starts the process and waits until its model is built.
     *
     * @param python the interpreter
     * @param script the program: {@link PeerScript} or {@link TrainingScript}
     * @param arguments of the script
     * @throws IOException if it does not start, or ends before it is ready
     */
    static PythonContender start(String python, String script, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(python, "-c", script));
        command.addAll(arguments);
        return new PythonContender(command);
    }

    private JsonNode answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            process.destroy();
            throw new IOException("the Python process ended without an answer; what it says is above");
        }
        return JSON.readTree(line);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean has(PeerStage stage) {
        return stages.contains(stage.label());
    }

    @Override
    public double seconds(PeerStage stage) throws IOException {
        questions.write(stage.label());
        questions.newLine();
        questions.flush();
        return answer().get("seconds").asDouble();
    }

    @Override
    public void close() throws IOException {
        questions.close(); // the process ends at the end of its input
        try {
            process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroy();
    }
}
