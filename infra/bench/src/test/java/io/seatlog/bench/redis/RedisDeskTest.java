package io.seatlog.bench.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.seatlog.backing.FreePort;
import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.gate.HoldRequest;
import io.seatlog.ingest.sell.HoldAnswer;
import io.seatlog.reason.Reason;
import io.seatlog.wire.SoldSeat;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The peer keeps the same promises to a buyer as the log does, or its figures would be those of something else. */
class RedisDeskTest {

    private static final CustomerId ANNA = new CustomerId("AAAAAAAAAAAAAAAAAAAAAA");

    private static RedisPeer.Server server;
    private static RedisClient client;
    private static RedisDesk desk;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(RedisPeer.server().isPresent(), RedisPeer.MISSING);
        server = RedisPeer.Server.start(RedisPeer.server().orElseThrow(), folder, FreePort.any());
        client = RedisClient.create(RedisURI.create("127.0.0.1", server.port()));
        desk = new RedisDesk(client);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            client.shutdown();
            server.close();
        }
    }

    private static void open(String showtime, int seats) {
        redis().set(HoldScript.stock(showtime), Integer.toString(seats));
    }

    private static RedisCommands<String, String> redis() {
        return client.connect().sync();
    }

    private static HoldAnswer hold(String showtime, String key, int quantity) {
        OrderId order = OrderId.of(ANNA, new ShowtimeId(showtime), key);
        HoldRequest request =
                new HoldRequest(order, ANNA, List.of(), new HoldRequest.Best(quantity, List.of(), List.of(), false));
        CompletableFuture<HoldAnswer> answer = new CompletableFuture<>();
        desk.hold(request, answer::complete);
        return answer.join();
    }

    private static HoldAnswer.Held held(HoldAnswer answer) {
        assertThat(answer).isInstanceOf(HoldAnswer.Held.class);
        return (HoldAnswer.Held) answer;
    }

    private static Reason refusal(HoldAnswer answer) {
        assertThat(answer).isInstanceOf(HoldAnswer.Refused.class);
        return ((HoldAnswer.Refused) answer).problem().reason();
    }

    @Test
    void holdsSeatsThatNobodyElseHas() {
        open("peer-1", 3);
        List<String> first = held(hold("peer-1", "a", 2)).reply().getSeats().stream()
                .map(SoldSeat::getId)
                .toList();
        List<String> second = held(hold("peer-1", "b", 1)).reply().getSeats().stream()
                .map(SoldSeat::getId)
                .toList();
        assertThat(first).containsExactly("s0:1:2", "s0:1:3");
        assertThat(second).containsExactly("s0:1:1");
        assertThat(refusal(hold("peer-1", "c", 1))).isEqualTo(Reason.NOT_ENOUGH_FREE);
    }

    @Test
    void answersARepeatWithTheFirstAnswer() {
        open("peer-2", 10);
        HoldAnswer.Held first = held(hold("peer-2", "a", 2));
        HoldAnswer.Held again = held(hold("peer-2", "a", 2));
        assertThat(again.replayed()).isTrue();
        assertThat(again.reply().getSeats()).isEqualTo(first.reply().getSeats());
        assertThat(again.reply().getHeldAt()).isEqualTo(first.reply().getHeldAt());
        assertThat(refusal(hold("peer-2", "a", 3))).isEqualTo(Reason.ORDER_EXISTS_DIFFERENT);
        assertThat(redis().get(HoldScript.stock("peer-2"))).isEqualTo("8");
    }

    @Test
    void keepsTheHoldAndTellsWhoeverWorksOnOrders() {
        open("peer-3", 10);
        String order = held(hold("peer-3", "a", 2)).reply().getOrderId();
        assertThat(redis().zscore("holds:peer-3", order)).isNotNull();
        assertThat(redis().hget("in-use:peer-3", ANNA.value())).isEqualTo("2");
        assertThat(redis().xrange("orders", Range.unbounded()))
                .anySatisfy(entry -> assertThat(entry.getBody()).containsEntry("order", order));
    }

    @Test
    void keepsTheLimitOfACustomer() {
        open("peer-4", 10);
        redis().hset("in-use:peer-4", ANNA.value(), "999999");
        assertThat(refusal(hold("peer-4", "a", 2))).isEqualTo(Reason.CUSTOMER_LIMIT);
    }

    @Test
    void sellsNothingOfAShowtimeThatIsNotOnSale() {
        assertThat(refusal(hold("peer-5", "a", 1))).isEqualTo(Reason.SHOWTIME_UNKNOWN);
    }
}
