package io.seatlog.bench;

import java.util.List;

/** Every part there is, in the order they run. */
final class Parts {

    static final List<Part> ALL = List.of();

    private Parts() {}
}
