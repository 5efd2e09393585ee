package io.seatlog.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What asyncapi.yaml says of the topics is what {@link Topics} says, no more and no less. */
class AsyncApiTest {

    @Test
    void everyTopicIsDescribedWithItsKeyAndKinds() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (Topic topic : Topics.ALL) {
            Set<String> kinds = topic.kinds().stream()
                    .map(Class<? extends SpecificRecord>::getSimpleName)
                    .collect(Collectors.toCollection(TreeSet::new));
            expected.put(topic.name(), said(topic.key(), topic.compacted() ? "compact" : "delete", kinds));
        }
        Map<String, String> described = new TreeMap<>();
        Map<String, Map<String, Object>> channels = map(yaml(), "channels");
        channels.forEach((name, channel) -> {
            if (channel.containsKey("x-key")) {
                Object cleanup = at(channel, "bindings", "kafka", "topicConfiguration", "cleanup.policy");
                described.put(
                        (String) channel.get("address"),
                        said(
                                (String) channel.get("x-key"),
                                String.valueOf(((List<?>) cleanup).get(0)),
                                new TreeSet<>(map(channel, "messages").keySet())));
            }
        });

        assertThat(described).isEqualTo(expected);
    }

    @Test
    void everyMessageIsOfAKindThatThereIs() throws IOException {
        Map<String, Object> messages = map(map(yaml(), "components"), "messages");
        Set<String> subjects = new HashSet<>();
        messages.values().forEach(message -> {
            Object subject = ((Map<?, ?>) message).get("x-subject");
            if (subject != null) {
                subjects.add((String) subject);
            }
        });

        assertThat(subjects)
                .isEqualTo(Topics.ALL.stream()
                        .flatMap(topic -> topic.kinds().stream())
                        .map(Class::getName)
                        .collect(Collectors.toSet()));
    }

    private static String said(String key, String cleanup, Set<String> kinds) {
        return key + " | " + cleanup + " | " + kinds;
    }

    private static Map<String, Object> yaml() throws IOException {
        try (InputStream in = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
            return new Yaml().load(in);
        }
    }

    @SuppressWarnings("unchecked")
    private static <V> Map<String, V> map(Map<String, ?> in, String member) {
        return (Map<String, V>) in.get(member);
    }

    private static Object at(Map<String, Object> in, String... path) {
        Object found = in;
        for (String member : path) {
            found = ((Map<?, ?>) found).get(member);
        }
        return found;
    }
}
