package io.seatlog.bench.load;

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

/** Epoll where there is one, else what Java has. */
public final class Transport {

    private static final boolean HAS_EPOLL = Epoll.isAvailable();

    private Transport() {}

    /** One thread for many connections. */
    public static MultiThreadIoEventLoopGroup oneThread() {
        return new MultiThreadIoEventLoopGroup(1, HAS_EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /** A client's connection. */
    public static Class<? extends SocketChannel> client() {
        return HAS_EPOLL ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    /** What a server listens with. */
    public static Class<? extends ServerSocketChannel> server() {
        return HAS_EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }
}
