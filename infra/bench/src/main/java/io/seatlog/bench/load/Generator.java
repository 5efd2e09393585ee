package io.seatlog.bench.load;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The one thread that all load comes from. */
public final class Generator implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup group;
    private final Class<? extends SocketChannel> type;
    private final Queue<Lines> all = new ConcurrentLinkedQueue<>();

    public Generator() {
        boolean hasEpoll = Epoll.isAvailable();
        IoHandlerFactory io = hasEpoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        this.group = new MultiThreadIoEventLoopGroup(1, io);
        this.type = hasEpoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    /** Opens so many connections and keeps them. */
    public Lines connect(InetSocketAddress to, int connections) throws InterruptedException {
        Lines lines = new Lines(group.next(), type, to, connections);
        all.add(lines);
        return lines.connect();
    }

    @Override
    public void close() {
        all.forEach(Lines::close);
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
