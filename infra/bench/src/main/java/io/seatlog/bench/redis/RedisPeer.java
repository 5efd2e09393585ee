package io.seatlog.bench.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.seatlog.backing.FreePort;
import io.seatlog.bench.JavaChild;
import io.seatlog.bench.Table;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The peer as it runs: redis-server, and the HTTP process before it; both end with this. */
public final class RedisPeer implements AutoCloseable {

    /** What to do where there is no Redis. */
    public static final String MISSING =
            "redis-server is not on the PATH: the peer was not measured." + " On Debian: apt-get install redis-server";

    /** What is lost of what buyers were told, on each side. */
    public static final Table SURVIVES = new Table(
            "What is lost of what buyers were told",
            List.of("when", "Redis design", "Seatlog as measured, one broker", "Seatlog with three brokers"),
            List.of(
                    List.of(
                            "a process is killed",
                            "nothing, but for writes that a slow flush holds back: two seconds at most",
                            "nothing",
                            "nothing"),
                    List.of(
                            "the machine loses power",
                            "what was not flushed: a second or two",
                            "what the operating system had not written yet: half a minute, as Linux comes",
                            "nothing, while two others have power"),
                    List.of("the disk is lost", "everything", "everything", "nothing, while two others are whole")));

    /** What the peer is spared. */
    public static final String UNREWRITTEN = "Redis never rewrites its append-only file here: as it comes it would, for"
            + " seconds at a time, in a process that no turn stops.";

    private final int port;
    private final Server redis;
    private final RedisClient client;
    private final JavaChild http;

    private RedisPeer(int port, Server redis, RedisClient client, JavaChild http) {
        this.port = port;
        this.redis = redis;
        this.client = client;
        this.http = http;
    }

    /** Where redis-server is, if it is installed. */
    public static Optional<Path> server() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts both on an empty folder.
     *
     * @param origin   whose tokens are good
     * @param audience whom they must be meant for
     */
    public static RedisPeer start(Path server, Path folder, URI origin, String audience)
            throws IOException, InterruptedException {
        Server redis = Server.start(server, folder, FreePort.any());
        int port = FreePort.any();
        JavaChild http = startHttp(folder, redis.port(), port, origin, audience);
        return new RedisPeer(port, redis, RedisClient.create(RedisURI.create("127.0.0.1", redis.port())), http);
    }

    /**
     * Redis alone, with an append-only file that is flushed once a second.
     *
     * @param port where it listens
     */
    record Server(int port, Process process) implements AutoCloseable {

        private static final Duration START_MAX = Duration.ofSeconds(30);

        /** What the figures depend on. */
        static final List<String> DURABILITY =
                List.of("appendonly yes", "appendfsync everysec", "auto-aof-rewrite-percentage 0");

        private static final String SETTINGS = """
                bind 127.0.0.1
                port %d
                dir "%s"
                save ""
                %s
                """;

        /** Starts it on a new folder below this one, and waits until it answers. */
        static Server start(Path program, Path folder, int port) throws IOException, InterruptedException {
            Path data = Files.createTempDirectory(Files.createDirectories(folder), "redis");
            Process process = new ProcessBuilder(program.toString(), "-")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("redis.log").toFile())
                    .start();
            try (Writer settings = process.outputWriter(StandardCharsets.US_ASCII)) {
                settings.write(SETTINGS.formatted(port, data, String.join("\n", DURABILITY)));
            }
            endWithThis(process);
            Server server = new Server(port, process);
            server.await();
            return server;
        }

        private void await() throws InterruptedException {
            long end = System.nanoTime() + START_MAX.toNanos();
            while (!isListening()) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("redis-server does not start");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        private boolean isListening() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    private static JavaChild startHttp(Path folder, int redisPort, int port, URI origin, String audience)
            throws IOException {
        List<String> arguments = List.of(
                Integer.toString(redisPort),
                Integer.toString(port),
                origin.toString(),
                audience,
                origin.resolve("/dev/jwks.json").toString());
        return JavaChild.start(PeerMain.class, folder.resolve("peer.log"), arguments);
    }

    private static void endWithThis(Process process) {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-peer"));
    }

    /** Puts so many seats of a showtime on sale. */
    public void open(String showtime, int seats) {
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().set(HoldScript.stock(showtime), Integer.toString(seats));
        }
    }

    /** Where purchases go. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** The JVM that answers purchases. */
    public ProcessHandle gateway() {
        return http.handle();
    }

    /** Its processes by role. */
    public Map<String, ProcessHandle> processes() {
        return Map.of("gateway", gateway(), "redis", redis.process().toHandle());
    }

    @Override
    public void close() {
        client.shutdown();
        http.close();
        redis.close();
    }
}
