package io.seatlog.bench.redis;

import io.lettuce.core.api.StatefulRedisConnection;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.gate.HoldRequest;
import io.seatlog.ingest.sell.HoldAnswer;
import io.seatlog.reason.Reason;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.HoldAccepted;
import io.seatlog.wire.Price;
import io.seatlog.wire.ReceiptRef;
import io.seatlog.wire.SoldSeat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code hold.lua} as it is called and as its answers are read.
 *
 * @param digest by which Redis knows it
 */
record HoldScript(String digest) {

    private static final Duration HOLD = Duration.ofHours(12);
    private static final String LIMIT = "1000000";
    private static final int ROWS = 40;
    private static final int SEATS_PER_ROW = 50;
    private static final Price PRICE = new Price(5_000L, 0L, 0);

    static HoldScript load(StatefulRedisConnection<String, String> connection) {
        try (InputStream text = HoldScript.class.getResourceAsStream("hold.lua")) {
            if (text == null) {
                throw new IllegalStateException("hold.lua is not on the class path");
            }
            return new HoldScript(
                    connection.sync().scriptLoad(new String(text.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where a showtime's free seats are counted. */
    static String stock(String showtime) {
        return "stock:" + showtime;
    }

    static String[] keys(HoldRequest request) {
        String showtime = request.order().showtime().value();
        return new String[] {
            stock(showtime), "in-use:" + showtime, "order:" + request.order(), "holds:" + showtime, "orders"
        };
    }

    static String[] values(HoldRequest request) {
        HoldRequest.Best best = request.best();
        String asked = best == null ? request.seats().toString() : best.toString();
        return new String[] {
            request.order().toString(),
            request.customer().value(),
            asked,
            Integer.toString(request.quantity()),
            LIMIT,
            Long.toString(HOLD.toMillis())
        };
    }

    static HoldAnswer answer(HoldRequest request, List<Object> reply) {
        String outcome = (String) reply.get(0);
        return switch (outcome) {
            case "HELD" -> held(request, reply, false);
            case "REPLAYED" -> held(request, reply, true);
            case "NOT_ENOUGH_FREE" ->
                new HoldAnswer.Refused(Problem.of(
                        Reason.NOT_ENOUGH_FREE, Problem.Facts.left(Math.toIntExact((Long) reply.get(1)), 0, 0)));
            default -> new HoldAnswer.Refused(Problem.of(Reason.valueOf(outcome)));
        };
    }

    /** The order as Seatlog would tell it. The stock is a number without places, so places are made of it. */
    private static HoldAnswer held(HoldRequest request, List<Object> reply, boolean replayed) {
        long left = (Long) reply.get(1);
        Instant heldAt = Instant.ofEpochMilli((Long) reply.get(2));
        List<SoldSeat> seats = new ArrayList<>(request.quantity());
        for (int i = 0; i < request.quantity(); i++) {
            seats.add(seat((int) left + i));
        }
        String entry = (String) reply.get(3);
        HoldAccepted accepted = new HoldAccepted(
                request.order().showtime().value(),
                new CommandRef("", 0, 0L),
                left,
                request.order().toString(),
                request.customer().value(),
                seats,
                "EUR",
                PRICE.getAmount() * request.quantity(),
                heldAt,
                heldAt.plus(HOLD),
                new ReceiptRef(0, Long.parseLong(entry.substring(entry.indexOf('-') + 1))),
                replayed);
        return new HoldAnswer.Held(accepted, replayed);
    }

    private static SoldSeat seat(int number) {
        String section = "s" + number / (ROWS * SEATS_PER_ROW);
        String row = Integer.toString(number / SEATS_PER_ROW % ROWS + 1);
        String place = Integer.toString(number % SEATS_PER_ROW + 1);
        return new SoldSeat(section, number, section + ':' + row + ':' + place, row, place, "seat", PRICE);
    }
}
