package io.seatlog.bench.log;

import io.seatlog.id.CustomerId;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.serde.RecordCodec;
import io.seatlog.topic.Topics;
import io.seatlog.wire.BestChoice;
import io.seatlog.wire.HoldSeats;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Commands as the log has them, encoded before anything is measured: so that whoever sends them does nothing else. Each is
 * a customer's first order.
 */
final class Commands {

    /** One command. */
    record Encoded(byte[] key, byte[] value) {}

    private final RecordCodec codec;
    private final byte[] replyTo;
    private int customers;

    Commands(RecordCodec codec, byte[] replyTo) {
        this.codec = codec;
        this.replyTo = replyTo;
    }

    /** Holds of the best seats that there are, so many together. */
    List<Encoded> best(Venue venue, int count, int quantity) {
        BestChoice best = new BestChoice(quantity, List.of(), List.of(), false);
        return IntStream.range(0, count).mapToObj(i -> hold(venue, best)).toList();
    }

    private Encoded hold(Venue venue, BestChoice best) {
        ShowtimeId showtime = new ShowtimeId(venue.showtime());
        int number = customers++;
        CustomerId customer = new CustomerId("bench-customer-" + number);
        String order = OrderId.of(customer, showtime, "key").toString();
        HoldSeats command = new HoldSeats(
                venue.showtime(), "c" + number, ByteBuffer.wrap(replyTo), order, customer.value(), List.of(), best);
        return encode(venue.showtime(), command);
    }

    /** A command of any kind. */
    Encoded encode(String showtime, SpecificRecord command) {
        return new Encoded(showtime.getBytes(StandardCharsets.UTF_8), codec.encode(Topics.SEAT_COMMANDS, command));
    }
}
