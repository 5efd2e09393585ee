package io.seatlog.ingest;

import io.seatlog.ingest.edge.Route;
import java.util.List;

/**
 * Every call that this app answers, as {@code openapi.yaml} lists them.
 *
 * @param list in no order
 */
record IngestRoutes(List<Route> list) {

    IngestRoutes {
        list = List.copyOf(list);
    }
}
