package io.seatlog.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class DescribedRouteTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @Test
    void areWhatAReaderOfYamlFinds() throws IOException {
        List<DescribedRoute> expected = new ArrayList<>();
        try (InputStream in = DescribedRouteTest.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Map<String, Map<String, Map<String, Object>>>> file = new Yaml().load(in);
            file.get("paths")
                    .forEach((path, operations) -> operations.forEach((method, operation) -> {
                        if (METHODS.contains(method)) {
                            boolean isPublic = List.of().equals(operation.get("security"));
                            expected.add(new DescribedRoute(path, method.toUpperCase(Locale.ROOT), isPublic));
                        }
                    }));
        }

        assertThat(DescribedRoute.all()).hasSizeGreaterThan(30).isEqualTo(expected);
    }

    @Test
    void tellTheMethodsOfEachPath() {
        assertThat(DescribedRoute.methods().get("/api/orders/{orderId}")).containsExactly("DELETE", "GET", "HEAD");
        assertThat(DescribedRoute.methods().get("/api/guests")).containsExactly("POST");
        assertThat(DescribedRoute.publicReads())
                .contains("/api/showtimes/{showtimeId}/availability")
                .doesNotContain("/api/orders/{orderId}", "/api/guests");
    }
}
