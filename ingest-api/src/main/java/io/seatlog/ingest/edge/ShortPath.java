package io.seatlog.ingest.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.PromiseNotifier;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * The hot call, answered between the server's reading of HTTP and everything of reactor-netty and Spring: a quarter of what
 * an accepted purchase costs over HTTP. Only a whole request that has nothing wrong or unusual about it comes this way, on a
 * connection where nothing else is being answered. All others go on, untouched, to the same call behind {@link Shield}, which
 * gives the same answers.
 */
public final class ShortPath extends ChannelDuplexHandler {

    private static final String NAME = "seatlog.shortPath";

    /** A call that can be answered here. */
    public interface Call {
        /** Whether this head may be that of a request which is taken: only then is its body waited for here. */
        boolean expects(HttpRequest head);

        /**
         * Takes a request, or leaves it to the long way.
         *
         * @param body   all of it; not to be kept
         * @param loop   runs what it is given on the connection's thread
         * @param answer is to be called once, on that thread, if the request is taken
         * @return whether it is; if not, nothing has happened
         */
        boolean takes(HttpRequest head, ByteBuf body, Executor loop, Consumer<Answer> answer);
    }

    private final Supplier<@Nullable Call> call;
    /** A request of which the body is to come, which nobody has seen yet. */
    private @Nullable HttpRequest waiting;
    /** Requests that went on and whose answers have not come by. */
    private int onTheLongWay;
    /** A request of here has no answer yet. What came behind it waits, for answers keep the order of requests. */
    private boolean isBusy;

    /** Somebody wants the connection closed, as a server does that stops: after the answer. */
    private @Nullable ChannelPromise closing;

    /** A request was taken, and the server was not yet asked to read on. */
    private boolean owesRead;

    private boolean isDraining;
    private final Queue<Object> behind = new ArrayDeque<>();

    ShortPath(Supplier<@Nullable Call> call) {
        this.call = call;
    }

    /**
     * The server with this in each of its connections.
     *
     * @param call who answers; null sends everything on
     */
    public static HttpServer in(HttpServer server, Supplier<@Nullable Call> call) {
        return server.doOnChannelInit((observer, channel, remote) -> {
            ChannelPipeline pipeline = channel.pipeline();
            if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
                pipeline.addBefore(NettyPipeline.HttpTrafficHandler, NAME, new ShortPath(call));
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        HttpRequest head = waiting;
        if (isBusy || !isDraining && mustWait(context)) {
            behind.add(message);
        } else if (head != null) {
            waiting = null;
            if (!(message instanceof LastHttpContent last && isTaken(context, head, last))) {
                goOn(context, head);
                goOn(context, message);
            }
        } else if (onTheLongWay == 0 && message instanceof HttpRequest request && isExpected(request)) {
            waiting = request;
        } else {
            goOn(context, message);
        }
    }

    /** Others came before, or the client does not read its answers. */
    private boolean mustWait(ChannelHandlerContext context) {
        return !behind.isEmpty() || onTheLongWay == 0 && !context.channel().isWritable();
    }

    private boolean isExpected(HttpRequest request) {
        Call there = call.get();
        return there != null
                && request.decoderResult().isSuccess()
                && !(request instanceof LastHttpContent)
                && HttpVersion.HTTP_1_1.equals(request.protocolVersion())
                && HttpUtil.isKeepAlive(request)
                && there.expects(request);
    }

    private boolean isTaken(ChannelHandlerContext context, HttpRequest head, LastHttpContent body) {
        Call there = call.get();
        if (there == null
                || !body.decoderResult().isSuccess()
                || !body.trailingHeaders().isEmpty()) {
            return false;
        }
        isBusy = true;
        Executor loop = Loops.executor(context.channel().eventLoop());
        try {
            if (!there.takes(head, body.content(), loop, answer -> send(context, answer))) {
                isBusy = false;
                return false;
            }
        } catch (RuntimeException e) {
            // Nobody knows whether it has begun: no answer is better than two.
            isBusy = false;
            context.fireExceptionCaught(e);
            context.close();
        }
        body.release();
        owesRead = true;
        // A request that went the long way may have left it on: then nothing could keep a client from sending.
        context.channel().config().setAutoRead(false);
        return true;
    }

    private void goOn(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            onTheLongWay++;
        }
        context.fireChannelRead(message);
    }

    private void send(ChannelHandlerContext context, Answer answer) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.wrappedBuffer(answer.body()));
        var headers = response.headers();
        List<String> pairs = answer.headers();
        for (int i = 0; i < pairs.size(); i += 2) {
            headers.set(pairs.get(i), pairs.get(i + 1));
        }
        headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length));
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        context.writeAndFlush(response);
        isBusy = false;
        ChannelPromise asked = closing;
        if (asked != null) {
            context.close(asked);
        } else if (!behind.isEmpty()) {
            drain(context);
            readOn(context);
        }
    }

    private void drain(ChannelHandlerContext context) {
        if (isDraining) {
            return;
        }
        isDraining = true;
        try {
            while (!isBusy
                    && !behind.isEmpty()
                    && (onTheLongWay > 0 || context.channel().isWritable())) {
                channelRead(context, behind.remove());
            }
        } finally {
            isDraining = false;
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        readOn(context);
        context.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            drain(context);
            readOn(context);
        }
        context.fireChannelWritabilityChanged();
    }

    /**
     * The server reads only when it is asked to, by whoever takes a request. Asked before the answer is there, while it still
     * reads, it need not tell the kernel twice. From a client who sends more in that time, or does not read, nothing is read.
     */
    private void readOn(ChannelHandlerContext context) {
        if (onTheLongWay > 0) {
            owesRead = false;
        } else if ((owesRead || waiting != null)
                && behind.isEmpty()
                && context.channel().isWritable()) {
            owesRead = false;
            context.read();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            onTheLongWay--;
        }
        context.write(message, promise);
    }

    /** Such as 100 Continue: the answer is still to come. */
    private static boolean isInterim(Object message) {
        return message instanceof FullHttpResponse answer
                && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        ChannelPromise before = closing;
        if (before != null) {
            PromiseNotifier.cascade(before, promise);
        } else if (isBusy && context.channel().isActive()) {
            closing = promise;
        } else {
            context.close(promise);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting = null;
        behind.forEach(ReferenceCountUtil::release);
        behind.clear();
        context.fireChannelInactive();
    }
}
