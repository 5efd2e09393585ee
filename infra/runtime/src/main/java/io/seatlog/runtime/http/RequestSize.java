package io.seatlog.runtime.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Iterator;
import java.util.Map;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.netty.http.server.HttpServerRequest;

/** How large a request's URL and headers may be. */
public final class RequestSize {

    /** Most characters of path and query. */
    public static final int URL_MAX = 8 << 10;

    /** Most characters of all headers, as they stand on the wire. */
    public static final int HEADERS_MAX = 16 << 10;

    private static final int AROUND_HEADER = ": \r\n".length();

    private RequestSize() {}

    /** Whether either is too large. */
    public static boolean isTooLarge(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        int url = request.getPath().value().length() + (query == null ? 0 : query.length());
        return url > URL_MAX || headers(request) > HEADERS_MAX;
    }

    /** Whether either is too large. */
    public static boolean isTooLarge(HttpRequest request) {
        return request.uri().length() > URL_MAX || size(request.headers()) > HEADERS_MAX;
    }

    private static long headers(ServerHttpRequest request) {
        // The server's own headers: Spring's would copy every name to walk over them, and this is asked of every
        // request.
        if (request instanceof AbstractServerHttpRequest own
                && own.getNativeRequest() instanceof HttpServerRequest server) {
            return size(server.requestHeaders());
        }
        long size = 0;
        for (var header : request.getHeaders().headerSet()) {
            for (String value : header.getValue()) {
                size += header.getKey().length() + value.length() + AROUND_HEADER;
            }
        }
        return size;
    }

    private static long size(HttpHeaders headers) {
        long size = 0;
        Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            size += header.getKey().length() + header.getValue().length() + AROUND_HEADER;
        }
        return size;
    }
}
