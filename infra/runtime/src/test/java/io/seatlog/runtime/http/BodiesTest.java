package io.seatlog.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ReactiveHttpInputMessage;
import reactor.core.publisher.Flux;

class BodiesTest {

    private static final int KIB = 1024;

    @Test
    void readsABodyThatJustFits() {
        assertThat(Bodies.read(message(64, new AtomicInteger()), 64 * KIB).block())
                .hasSize(64 * KIB);
        assertThat(Bodies.read(message(0, new AtomicInteger()), 64 * KIB).block())
                .isEmpty();
    }

    @Test
    void stopsReadingABodyThatGoesOnForEver() {
        AtomicInteger read = new AtomicInteger();
        assertThatThrownBy(() ->
                        Bodies.read(message(Integer.MAX_VALUE, read), 64 * KIB).block())
                .isInstanceOf(BodyTooLargeException.class);
        assertThat(read).hasValueLessThan(70);
    }

    @Test
    void doesNotUnpackABomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[1024 * KIB]);
        }
        assertThat(Bodies.gunzip(packed.toByteArray(), 1024 * KIB)).hasSize(1024 * KIB);
        assertThatThrownBy(() -> Bodies.gunzip(packed.toByteArray(), 1024 * KIB - 1))
                .isInstanceOf(BodyTooLargeException.class);
        assertThatThrownBy(() -> Bodies.gunzip(new byte[] {1, 2, 3}, 10)).isInstanceOf(IOException.class);
    }

    private static ReactiveHttpInputMessage message(int kibibytes, AtomicInteger read) {
        return new ReactiveHttpInputMessage() {
            @Override
            public HttpHeaders getHeaders() {
                return new HttpHeaders();
            }

            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.range(0, kibibytes)
                        .doOnNext(i -> read.incrementAndGet())
                        .map(i -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[KIB]));
            }
        };
    }
}
