package io.seatlog.runtime.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.seatlog.reason.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Stands between the server's reading of HTTP and everything else. What browsers send in a target and no URI may have is
 * escaped; what the server refuses by itself, without asking anybody and without a word, becomes a problem document.
 */
public final class RequestRepair extends ChannelDuplexHandler {

    private static final String NAME = "seatlog.requestRepair";
    private static final String KEY_HEADER = "idempotency-key";
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private boolean keyIsWrong;

    private RequestRepair() {}

    /** The server with this in each of its connections. */
    public static HttpServer in(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) -> {
            ChannelPipeline pipeline = channel.pipeline();
            if (pipeline.get(NettyPipeline.HttpCodec) != null) {
                pipeline.addAfter(NettyPipeline.HttpCodec, NAME, new RequestRepair());
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            if (request.decoderResult().isFailure()) {
                String why = String.valueOf(request.decoderResult().cause());
                keyIsWrong = why.toLowerCase(Locale.ROOT).contains(KEY_HEADER);
            } else {
                String target = request.uri();
                String repaired = RequestTargets.repaired(target);
                if (!repaired.equals(target)) {
                    request.setUri(repaired);
                }
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message instanceof FullHttpResponse answer ? explained(answer) : message, promise);
    }

    private FullHttpResponse explained(FullHttpResponse answer) {
        Reason reason =
                answer.content().isReadable() ? null : reason(answer.status().code());
        if (reason == null) {
            return answer;
        }
        byte[] body = body(reason).getBytes(StandardCharsets.UTF_8);
        FullHttpResponse explained = new DefaultFullHttpResponse(
                answer.protocolVersion(),
                HttpResponseStatus.valueOf(reason.status()),
                Unpooled.wrappedBuffer(body),
                answer.headers().copy(),
                answer.trailingHeaders().copy());
        explained.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json");
        explained.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        explained.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        answer.release();
        return explained;
    }

    private @Nullable Reason reason(int status) {
        return switch (status) {
            case 400 -> keyIsWrong ? Reason.IDEMPOTENCY_KEY_INVALID : Reason.REQUEST_INVALID;
            case 413 -> Reason.BODY_TOO_LARGE;
            case URI_TOO_LONG, HEADERS_TOO_LARGE -> Reason.HEADERS_TOO_LARGE;
            default -> null;
        };
    }

    private static String body(Reason reason) {
        return "{\"type\":\"urn:seatlog:problem:" + reason.name().toLowerCase(Locale.ROOT)
                + "\",\"title\":\"" + reason.title()
                + "\",\"status\":" + reason.status()
                + ",\"detail\":\"" + reason.title()
                + "\",\"instance\":\"/\",\"reason\":\"" + reason.name() + "\"}";
    }
}
