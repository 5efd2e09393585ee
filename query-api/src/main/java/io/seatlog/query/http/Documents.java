package io.seatlog.query.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves the descriptions of the API. */
public final class Documents {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    private Documents() {}

    /** Answers with a file of the class path's root. */
    public static HandlerFunction<ServerResponse> yaml(String name) {
        byte[] content = content(name);
        return request -> ServerResponse.ok()
                .contentType(YAML)
                .header(HttpHeaders.CACHE_CONTROL, Answers.NO_CACHE)
                .bodyValue(content);
    }

    private static byte[] content(String name) {
        try (InputStream in = Documents.class.getResourceAsStream('/' + name)) {
            if (in == null) {
                throw new IllegalStateException("The file " + name + " is missing in the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
