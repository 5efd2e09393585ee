package io.seatlog.bench;

import io.seatlog.bench.domain.DomainPart;
import io.seatlog.bench.log.LogPart;
import java.util.List;

/** Every part there is, in the order they run. */
final class Parts {

    static final List<Part> ALL = List.of(new DomainPart(), new LogPart());

    private Parts() {}
}
