package io.seatlog.standalone;

/** What to do next, for whoever just started it. */
final class Banner {

    private Banner() {}

    static String of(Ports ports) {
        return """

                Seatlog is ready.
                  HTTP API          %1$s        (health: %1$s/actuator/health/readiness)
                  Kafka             127.0.0.1:%2$d
                  schema registry   http://127.0.0.1:%3$d/apis/ccompat/v7
                  payment emulator  http://127.0.0.1:%4$d     key sk_test_seatlog

                A token to try it with, then what is on sale:
                  curl -s -X POST %1$s/dev/token -d '{"sub":"ann","scope":"organizer"}'
                  curl -s %1$s/api/showtimes

                Ctrl-C stops everything; the data stay.
                """.formatted(ports.origin(), ports.kafka(), ports.registry(), ports.stripe());
    }
}
