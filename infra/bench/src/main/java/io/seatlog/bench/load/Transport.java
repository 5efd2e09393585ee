package io.seatlog.bench.load;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.util.function.Supplier;

/** io_uring where there is one, else epoll, else what Java has: the same that the servers choose. */
public final class Transport {

    private record Kind(
            Supplier<IoHandlerFactory> handlers,
            Class<? extends SocketChannel> client,
            Class<? extends ServerSocketChannel> server) {}

    private static final Kind BEST = best();

    private Transport() {}

    private static Kind best() {
        if (IoUring.isAvailable()) {
            return new Kind(IoUringIoHandler::newFactory, IoUringSocketChannel.class, IoUringServerSocketChannel.class);
        }
        if (Epoll.isAvailable()) {
            return new Kind(EpollIoHandler::newFactory, EpollSocketChannel.class, EpollServerSocketChannel.class);
        }
        return new Kind(NioIoHandler::newFactory, NioSocketChannel.class, NioServerSocketChannel.class);
    }

    /** One thread for many connections. */
    public static MultiThreadIoEventLoopGroup oneThread() {
        return new MultiThreadIoEventLoopGroup(1, BEST.handlers().get());
    }

    /** A client's connection. */
    public static Class<? extends SocketChannel> client() {
        return BEST.client();
    }

    /** What a server listens with. */
    public static Class<? extends ServerSocketChannel> server() {
        return BEST.server();
    }
}
