package io.seatlog.standalone.journey;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.contract.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Sends a request byte by byte as it is given: well-behaved clients refuse to send what ill-behaved ones send. */
final class RawRequest {

    private static final int ANSWER_WITHIN_MS = 10_000;

    private RawRequest() {}

    /** The answer to this head and body; the connection ends with it. */
    static Answer send(String startLine, List<String> headers, String body) {
        URI origin = RunningStandalone.origin();
        String head = startLine + "\r\nHost: " + origin.getAuthority() + "\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n"
                + headers.stream().map(line -> line + "\r\n").collect(Collectors.joining())
                + "\r\n";
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            socket.setSoTimeout(ANSWER_WITHIN_MS);
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            Answer answer = parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            Contract.answered(startLine.split(" ")[0], startLine.split(" ")[1], answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, List<String>> headers = Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1]), (first, second) -> first));
        String body = text.substring(end + 4);
        return new Answer(
                Integer.parseInt(lines[0].split(" ")[1]),
                body.isBlank() ? MissingNode.getInstance() : new JsonMapper().readTree(body),
                HttpHeaders.of(headers, (name, value) -> true));
    }
}
