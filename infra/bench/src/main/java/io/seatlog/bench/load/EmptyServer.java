package io.seatlog.bench.load;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Answers every request with the same 201 and reads of it no more than that it came: what is left of a run against it is
 * the generator itself. It can be made to stand still. It takes one request for each arrival of bytes, so a client must
 * send each in one piece, smaller than a segment of the loopback.
 */
public final class EmptyServer implements AutoCloseable {

    private static final int BODY_BYTES = 370;
    private static final int BACKLOG = 4096;

    private final MultiThreadIoEventLoopGroup group = Transport.oneThread();
    private final Channel channel;

    public EmptyServer() {
        byte[] answer = ("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: " + BODY_BYTES
                        + "\r\n\r\n" + " ".repeat(BODY_BYTES))
                .getBytes(StandardCharsets.US_ASCII);
        this.channel = new ServerBootstrap()
                .group(group)
                .channel(Transport.server())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        accepted.pipeline().addLast(new Answering(answer));
                    }
                })
                .bind(new InetSocketAddress("127.0.0.1", 0))
                .syncUninterruptibly()
                .channel();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Stands still for so long, beginning that much later: what is sent to it meanwhile waits. */
    public void standStill(Duration after, Duration length) {
        group.next().schedule(() -> sleep(length), after.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void sleep(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static final class Answering extends ChannelInboundHandlerAdapter {

        private final byte[] answer;

        Answering(byte[] answer) {
            this.answer = answer;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ((ByteBuf) message).release();
            context.writeAndFlush(Unpooled.wrappedBuffer(answer), context.voidPromise());
        }
    }
}
