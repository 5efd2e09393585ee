package io.seatlog.standalone.journey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** This machine's container engine, asked without a library: those look in many places, and wait long in each. */
final class Engine {

    private static final String USUAL = "unix:///var/run/docker.sock";
    private static final long ANSWER_WITHIN_MS = 2_000;

    private final String address;

    private Engine(String address) {
        this.address = address;
    }

    /** The one that {@code DOCKER_HOST} names, or the one at the usual place. */
    static Engine ofThisMachine() {
        String named = System.getenv("DOCKER_HOST");
        return new Engine(named == null || named.isBlank() ? USUAL : named);
    }

    static Engine at(String address) {
        return new Engine(address);
    }

    /** Why no container of this image can be started here and now; empty if one can. */
    Optional<String> cannotRun(String image) {
        CompletableFuture<Integer> asked = new CompletableFuture<>();
        Thread asking = new Thread(() -> ask(image, asked), "engine");
        asking.setDaemon(true);
        asking.start();
        try {
            int status = asked.get(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS);
            return status == 200
                    ? Optional.empty()
                    : Optional.of(
                            "The container engine has no image " + image + " (" + status + "): docker pull " + image);
        } catch (ExecutionException | TimeoutException noEngine) {
            return Optional.of("No container engine answers at " + address);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void ask(String image, CompletableFuture<Integer> asked) {
        try (SocketChannel channel = SocketChannel.open(socket(URI.create(address)))) {
            String request = "GET /images/" + image + "/json HTTP/1.0\r\nHost: engine\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            asked.complete(Integer.parseInt(firstLine(channel).split(" ")[1]));
        } catch (IOException | RuntimeException failed) {
            asked.completeExceptionally(failed);
        }
    }

    private static SocketAddress socket(URI uri) {
        return "unix".equals(uri.getScheme())
                ? UnixDomainSocketAddress.of(uri.getPath())
                : new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    private static String firstLine(SocketChannel channel) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (channel.read(one) == 1 && one.get(0) != '\r') {
            line.write(one.get(0));
            one.clear();
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
