package io.seatlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The description of the API says what can be read, no more and no less. */
class DescriptionsTest {

    @Test
    void everyAddressIsDescribedAndEveryReadThatIsDescribedIsThere() throws IOException {
        Map<String, Map<String, Object>> paths = map(yaml("openapi.yaml"), "paths");
        Set<String> described = paths.entrySet().stream()
                .filter(path -> path.getValue().containsKey("get"))
                .map(Map.Entry::getKey)
                .filter(path -> !path.startsWith("/actuator"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(new TreeSet<>(TestRoutes.patterns()));
    }

    private static Map<String, Object> yaml(String name) throws IOException {
        try (InputStream in = DescriptionsTest.class.getResourceAsStream('/' + name)) {
            return new Yaml().load(in);
        }
    }

    @SuppressWarnings("unchecked")
    private static <V> Map<String, V> map(Map<String, ?> in, String member) {
        return (Map<String, V>) in.get(member);
    }
}
