package dev.margo.evaluate;

import dev.margo.evaluate.ObjectRule.Wanted;
import dev.margo.evaluate.RoundScore.Turn;
import dev.margo.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** The rounds of one object by one protocol, the same whenever they are gone through again. */
record Rounds(InteractiveProtocol protocol, Wanted object, int repeat) {
    /** Is told what was said. */
    @FunctionalInterface
    interface Listener {
        /**
         * @param said all prompts up to then
         * @param milliseconds absent where nothing was asked
         */
        void heard(Turn turn, List<Prompt> said, Answer answer, OptionalDouble milliseconds);
    }

    /** @param random of {@link #chance} */
    void run(Conversation conversation, RandomGenerator random, Listener listener) {
        List<Prompt> further = protocol.start().rule().first(object.mask(), random);
        List<Prompt> said = new ArrayList<>();
        Answer answer = null;
        for (int round = 0; round <= protocol.corrections(); round++) {
            if (round > 0) {
                further = List.copyOf(protocol.correction().rule().correct(object.mask(), answer.mask(), random));
            }
            OptionalDouble milliseconds = OptionalDouble.empty();
            if (!further.isEmpty()) {
                long begin = System.nanoTime();
                answer = conversation.ask(further);
                milliseconds = OptionalDouble.of((System.nanoTime() - begin) / 1e6);
            }
            said.addAll(further);
            listener.heard(
                    new Turn(protocol.label(), repeat, round, said.size()), List.copyOf(said), answer, milliseconds);
        }
    }

    /** Not of the protocol, so that protocols and models meet the same chance. */
    static RandomGenerator chance(long seed, String dataset, String image, String object, int repeat) {
        return Chance.of(seed, "ask", dataset, image, object, Integer.toString(repeat));
    }
}
