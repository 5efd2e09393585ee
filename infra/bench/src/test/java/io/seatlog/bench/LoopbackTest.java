package io.seatlog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopbackTest {

    private static final String DEVICES = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls
              eth0: 77 8 0 0 0 0 0 0 55 6 0 0 0 0 0 0
                lo:123456789 42 0 0 0 0 0 0 123456789 42 0 0 0 0 0 0
            """;

    @Test
    void countsWhatTheLoopbackInterfaceReceived() {
        assertThat(Loopback.parse(DEVICES)).isEqualTo(123_456_789);
    }

    @Test
    void knowsNothingWhereThereIsNoSuchInterface() {
        assertThat(Loopback.parse(DEVICES.replace("lo:", "en0:"))).isNaN();
    }
}
