package io.seatlog.bench.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as it comes over a connection that is kept, but for its date.
 *
 * @param status  the first line
 * @param headers a line each
 * @param body    a character for each byte
 */
record RawAnswer(String status, List<String> headers, String body) {

    private static final int PATIENCE_MS = 10_000;

    /** What a server says to a request. */
    static RawAnswer ask(InetSocketAddress server, byte[] request) throws IOException {
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            String status = line(in);
            List<String> headers = new ArrayList<>();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                headers.add(line);
            }
            byte[] body = in.readNBytes(length(headers));
            headers.removeIf(header -> name(header).equalsIgnoreCase("date"));
            return new RawAnswer(status, List.copyOf(headers), new String(body, StandardCharsets.ISO_8859_1));
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static int length(List<String> headers) {
        return headers.stream()
                .filter(header -> name(header).equalsIgnoreCase("content-length"))
                .mapToInt(header -> Integer.parseInt(value(header)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("An answer of unknown length: " + headers));
    }

    private static String name(String header) {
        return header.substring(0, header.indexOf(':'));
    }

    private static String value(String header) {
        return header.substring(header.indexOf(':') + 1).strip();
    }

    /** Names and values of the headers, in turns. */
    List<String> namesAndValues() {
        List<String> both = new ArrayList<>();
        headers.forEach(header -> both.addAll(List.of(name(header), value(header))));
        return both;
    }

    /** The bytes of the body. */
    byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Refuses an answer that is not this one. */
    void mustEqual(RawAnswer other) {
        if (!equals(other)) {
            throw new IllegalStateException("Not the same bytes:\n" + this + "\n" + other);
        }
    }
}
