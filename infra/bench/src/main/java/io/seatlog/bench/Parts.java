package io.seatlog.bench;

import io.seatlog.bench.domain.DomainPart;
import io.seatlog.bench.http.BurstPart;
import io.seatlog.bench.http.FeedPart;
import io.seatlog.bench.http.GeneratorPart;
import io.seatlog.bench.http.HttpPart;
import io.seatlog.bench.http.ProfilePart;
import io.seatlog.bench.http.ReadsPart;
import io.seatlog.bench.log.LatencyPart;
import io.seatlog.bench.log.LogPart;
import io.seatlog.bench.restart.RestartPart;
import java.util.List;

/** Every part there is, in the order they run: first and last those that need the machine for themselves. */
final class Parts {

    static final List<Part> ALL = List.of(
            new DomainPart(),
            new GeneratorPart(),
            new LogPart(),
            new LatencyPart(),
            new HttpPart(),
            new ReadsPart(),
            new BurstPart(),
            new FeedPart(),
            new ProfilePart(),
            new RestartPart());

    private Parts() {}
}
