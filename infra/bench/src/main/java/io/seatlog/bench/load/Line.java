package io.seatlog.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** One kept connection with at most one request under way. */
final class Line extends ChannelInboundHandlerAdapter {

    private static final int REQUEST_BYTES = 1024;

    private final Lines all;
    private final ResponseReader reader = new ResponseReader();
    private @Nullable Channel channel;
    private @Nullable ByteBuf kept;
    private long due;
    private boolean isBusy;

    Line(Lines all) {
        this.all = all;
    }

    boolean isBusy() {
        return isBusy;
    }

    boolean isOpen() {
        return channel != null;
    }

    /** When what is under way was to be sent. */
    long due() {
        return due;
    }

    /** Sends a request that was to be sent then. */
    void send(RequestSource source, long dueNanos) {
        Channel to = channel;
        due = dueNanos;
        isBusy = true;
        if (to == null) {
            end(Outcome.LOST);
            return;
        }
        ByteBuf out = to.alloc().directBuffer(REQUEST_BYTES);
        source.next(out);
        to.writeAndFlush(out, to.voidPromise());
    }

    /** Ends the connection: an answer to what is under way would come to a run that is over. */
    void drop() {
        isBusy = false;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        all.opened(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        ByteBuf before = kept;
        if (before != null) {
            before.writeBytes(in);
            in.release();
            in = before;
            kept = null;
        }
        boolean isComplete = reader.read(in);
        if (in.isReadable()) {
            kept = before != null ? in : in.alloc().buffer().writeBytes(in);
        }
        if (in != kept) {
            in.release();
        }
        if (isComplete) {
            end(reader.takeStatus());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        channel = null;
        if (kept != null) {
            kept.release();
            kept = null;
        }
        if (isBusy) {
            end(Outcome.LOST);
        }
        all.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        all.failed(cause);
        context.close();
    }

    private void end(int status) {
        isBusy = false;
        all.ended(this, status, due);
    }
}
