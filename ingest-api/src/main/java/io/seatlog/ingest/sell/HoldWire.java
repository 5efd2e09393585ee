package io.seatlog.ingest.sell;

import io.seatlog.ingest.log.CommandLog;
import io.seatlog.ingest.log.Replies;
import io.seatlog.ingest.log.ReplyAddress;
import io.seatlog.topic.Topics;
import io.seatlog.wire.HoldSeats;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** The desk's wire to the seat log. */
public final class HoldWire implements HoldDesk.Wire {

    private final CommandLog log;
    private final Replies replies;
    private final ReplyAddress address;

    public HoldWire(CommandLog log, Replies replies, ReplyAddress address) {
        this.log = log;
        this.replies = replies;
        this.address = address;
    }

    @Override
    public void send(HoldSeats command, Consumer<SpecificRecord> reply, Runnable notWritten) {
        replies.await(command.getCommandId(), reply);
        log.send(Topics.SEAT_COMMANDS, command.getShowtimeId(), command, (metadata, e) -> {
            if (e != null) {
                replies.forget(command.getCommandId());
                notWritten.run();
            }
        });
    }

    @Override
    public String nextCommandId() {
        return address.nextCommandId();
    }

    @Override
    public ByteBuffer replyTo() {
        return address.replyTo();
    }

    @Override
    public void forget(String commandId) {
        replies.forget(commandId);
    }
}
