package io.seatlog.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Message by message, as a slow network may bring them. */
class ShortPathTest {

    private final List<Consumer<Answer>> taken = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private int reads;
    private boolean takes = true;
    private boolean answersAtOnce;
    private boolean breaks;
    private final ShortPath.Call here = new ShortPath.Call() {
        @Override
        public boolean expects(HttpRequest head) {
            return !head.headers().contains("Expect");
        }

        @Override
        public boolean takes(HttpRequest head, ByteBuf body, Executor loop, Consumer<Answer> answer) {
            if (breaks) {
                throw new IllegalStateException("broken by the test");
            }
            if (takes && answersAtOnce) {
                answer.accept(answer(409));
            } else if (takes) {
                taken.add(answer);
            }
            if (takes) {
                bodies.add(body.toString(StandardCharsets.UTF_8));
            }
            return takes;
        }
    };
    private final EmbeddedChannel channel = new EmbeddedChannel(
            new ChannelOutboundHandlerAdapter() {
                @Override
                public void read(ChannelHandlerContext context) {
                    reads++;
                }
            },
            new ShortPath(() -> here));

    ShortPathTest() {
        // As reactor-netty has it.
        channel.config().setAutoRead(false);
        reads = 0;
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private static HttpRequest head(String uri) {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, uri);
    }

    private static LastHttpContent end(String body) {
        return new DefaultLastHttpContent(Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    }

    private static Answer answer(int status) {
        return new Answer(status, List.of(), new byte[] {'{', '}'});
    }

    private int status() {
        FullHttpResponse response = channel.readOutbound();
        int status = response.status().code();
        response.release();
        return status;
    }

    @Test
    void waitsForTheBodyAndAsksForIt() {
        channel.writeInbound(head("/a"));
        assertThat(taken).isEmpty();
        assertThat(reads).as("asked to read on").isEqualTo(1);

        LastHttpContent body = end("x");
        channel.writeInbound(body);
        assertThat(bodies).containsExactly("x");
        assertThat(body.refCnt()).isZero();
        assertThat(reads).as("asked for the next request").isEqualTo(2);

        taken.get(0).accept(answer(201));
        assertThat(status()).isEqualTo(201);
        assertThat(reads).as("asked once").isEqualTo(2);

        answersAtOnce = true;
        channel.writeInbound(head("/b"), end("y"));
        assertThat(status()).isEqualTo(409);
        assertThat(reads).as("asked for the next request").isEqualTo(3);
        assertThat(channel.<Object>readInbound()).as("went on").isNull();
    }

    @Test
    void handsOnWhatIsNotTakenAndWhatComesInPieces() {
        takes = false;
        channel.writeInbound(head("/a"), end("x"));
        assertThat(channel.<HttpRequest>readInbound().uri()).isEqualTo("/a");
        assertThat(channel.<LastHttpContent>readInbound().content().toString(StandardCharsets.UTF_8))
                .isEqualTo("x");
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND));

        takes = true;
        channel.writeInbound(head("/b"), new DefaultHttpContent(Unpooled.copiedBuffer("y", StandardCharsets.UTF_8)));
        channel.writeInbound(end("z"));
        assertThat(channel.<HttpRequest>readInbound().uri()).isEqualTo("/b");
        assertThat(channel.<HttpContent>readInbound()).isNotInstanceOf(LastHttpContent.class);
        assertThat(channel.<HttpContent>readInbound()).isInstanceOf(LastHttpContent.class);
        assertThat(taken).isEmpty();
    }

    @Test
    void answersInTheOrderOfRequests() {
        channel.writeInbound(head("/1"), end("1"), head("/2"), end("2"), head("/3"), end("3"));
        assertThat(bodies).as("the second waits for the first").containsExactly("1");
        assertThat(reads).as("nothing more is read meanwhile").isZero();

        taken.get(0).accept(answer(201));
        assertThat(bodies).containsExactly("1", "2");
        assertThat(reads).isZero();
        taken.get(1).accept(answer(409));
        assertThat(reads).as("nobody waits behind the third").isEqualTo(1);
        taken.get(2).accept(answer(503));
        assertThat(reads).isEqualTo(1);
        assertThat(List.of(status(), status(), status())).containsExactly(201, 409, 503);
    }

    @Test
    void asksForTheBodyOfARequestThatWaited() {
        channel.writeInbound(head("/1"), end("1"));
        channel.writeInbound(head("/2"));
        int before = reads;
        taken.get(0).accept(answer(201));
        assertThat(reads - before).as("asked for the body").isEqualTo(1);

        channel.writeInbound(end("2"));
        assertThat(bodies).containsExactly("1", "2");
    }

    @Test
    void answersTenThousandThatWaitedWithoutAsManyFrames() {
        channel.writeInbound(head("/first"), end("first"));
        for (int i = 0; i < 10_000; i++) {
            channel.writeInbound(head("/more"), end("more"));
        }
        answersAtOnce = true;
        taken.get(0).accept(answer(201));

        assertThat(bodies).hasSize(10_001);
        assertThat(channel.outboundMessages()).hasSize(10_001);
    }

    @Test
    void goesTheLongWayWhileSomethingElseIsAnswered() {
        takes = false;
        channel.writeInbound(head("/long"), end(""));
        takes = true;
        channel.writeInbound(head("/behind"), end(""));
        assertThat(taken).isEmpty();

        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        channel.writeOutbound(
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK),
                LastHttpContent.EMPTY_LAST_CONTENT);
        channel.writeInbound(head("/still-behind"), end(""));
        assertThat(taken).as("one of two is answered").isEmpty();

        channel.writeOutbound(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK),
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        channel.writeInbound(head("/short"), end(""));
        assertThat(taken).hasSize(1);
    }

    @Test
    void leavesRequestsOfOldOrClosingClientsAlone() {
        HttpRequest old = new DefaultHttpRequest(HttpVersion.HTTP_1_0, HttpMethod.POST, "/old");
        HttpRequest closing = head("/closing");
        closing.headers().set("Connection", "close");
        channel.writeInbound(old, end(""));
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        channel.writeInbound(closing, end(""));
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        channel.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/whole"));
        assertThat(taken).isEmpty();
        assertThat(channel.inboundMessages()).hasSize(5);
    }

    @Test
    void letsGoOnAtOnceWhatItDoesNotExpect() {
        HttpRequest asks = head("/plans");
        asks.headers().set("Expect", "100-continue");
        channel.writeInbound(asks);
        assertThat(channel.<HttpRequest>readInbound()).as("before its body").isSameAs(asks);
        channel.writeInbound(end(""));
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    }

    @Test
    void readsNoMoreFromWhoSendsWithoutWaitingThoughTheServerWould() {
        channel.config().setAutoRead(true);
        channel.writeInbound(head("/1"), end("1"));
        assertThat(channel.config().isAutoRead()).isFalse();
        int before = reads;
        channel.writeInbound(head("/2"), new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1_000])));
        assertThat(reads).as("asked to read").isEqualTo(before);
    }

    @Test
    void answersNobodyWhoDoesNotRead() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        channel.writeInbound(head("/1"), end("1"));
        assertThat(taken).isEmpty();
        assertThat(reads).as("nothing is read either").isZero();

        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        channel.runPendingTasks();
        assertThat(taken).hasSize(1);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void closesWhereACallBreaks() {
        breaks = true;
        LastHttpContent body = end("1");
        assertThatThrownBy(() -> channel.writeInbound(head("/1"), body)).hasMessage("broken by the test");
        assertThat(channel.isOpen()).isFalse();
        assertThat(body.refCnt()).isZero();
    }

    @Test
    void closesAfterTheAnswer() {
        channel.writeInbound(head("/1"), end("1"), head("/2"), end("2"));
        channel.close();
        assertThat(channel.isOpen()).as("open while somebody waits").isTrue();

        taken.get(0).accept(answer(201));
        assertThat(status()).isEqualTo(201);
        assertThat(channel.isOpen()).isFalse();
        assertThat(taken).as("the second was never asked").hasSize(1);
    }

    @Test
    void letsGoOfWhatWaitedWhenTheClientIsGone() {
        channel.writeInbound(head("/1"), end("1"));
        LastHttpContent behind = end("2");
        channel.writeInbound(head("/2"), behind);
        channel.pipeline().firstContext().close();

        assertThat(behind.refCnt()).isZero();
        taken.get(0).accept(answer(201));
    }
}
