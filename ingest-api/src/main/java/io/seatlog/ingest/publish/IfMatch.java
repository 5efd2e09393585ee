package io.seatlog.ingest.publish;

import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.reason.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The revision of a showtime that a client wants to change, and no other. */
final class IfMatch {

    private IfMatch() {}

    /** The number in the request's entity tag; null where any will do. A tag that is none of ours matches nothing. */
    static @Nullable Long revision(ServerRequest request) {
        String ifMatch = request.headers().firstHeader("If-Match");
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        try {
            return Long.parseLong(ifMatch.replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.of(Reason.PRECONDITION_FAILED));
        }
    }
}
