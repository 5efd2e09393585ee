package io.seatlog.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurchasesTest {

    private static final Tokens TOKENS = new Tokens(List.of("one", "two", "three"));

    private static List<String> requests(Purchases purchases, int count) {
        return IntStream.range(0, count).mapToObj(i -> next(purchases)).toList();
    }

    private static String next(Purchases purchases) {
        ByteBuf out = Unpooled.buffer();
        purchases.next(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static String header(String request, String name) {
        return request.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noKeyIsUsedTwice() {
        List<String> first = requests(new Purchases("hamlet", TOKENS), 1_000);
        List<String> second = requests(new Purchases("hamlet", TOKENS), 1_000);
        assertThat(first).map(request -> header(request, "Idempotency-Key")).doesNotHaveDuplicates();
        assertThat(first)
                .map(request -> header(request, "Idempotency-Key"))
                .doesNotContainAnyElementsOf(second.stream()
                        .map(request -> header(request, "Idempotency-Key"))
                        .toList());
    }

    @Test
    void everyBuyerComesInTurn() {
        assertThat(requests(new Purchases("hamlet", TOKENS), 4))
                .map(request -> header(request, "Authorization"))
                .containsExactly("Bearer one", "Bearer two", "Bearer three", "Bearer one");
    }

    @Test
    void theBodyIsAsLongAsItSays() {
        for (String request : requests(new Purchases("hamlet", TOKENS, List.of("a", "balcony")), 2)) {
            String body = request.substring(request.indexOf("\r\n\r\n") + 4);
            assertThat(header(request, "Content-Length")).isEqualTo(Integer.toString(body.length()));
            assertThat(body).containsPattern("\"section\":\"(a|balcony)\"");
        }
    }
}
