package io.seatlog.bench.http;

import io.seatlog.bench.SystemUnderTest;
import io.seatlog.bench.log.Venue;
import io.seatlog.bench.redis.RedisPeer;
import java.net.InetSocketAddress;
import java.util.Map;

/** A contender that sells houses. */
interface Seller extends Contender {

    /** Puts a house of so many sections on sale. */
    void open(String showtime, int sections) throws InterruptedException;

    /** Seatlog itself, with every app, the broker and the registry. */
    record Seatlog(SystemUnderTest system) implements Seller {

        @Override
        public String name() {
            return "Seatlog";
        }

        @Override
        public InetSocketAddress address() {
            return Contender.addressOf(system);
        }

        @Override
        public void open(String showtime, int sections) throws InterruptedException {
            Venue.publish(system, showtime, sections);
            settle();
        }

        @Override
        public void settle() throws InterruptedException {
            system.awaitQuiet();
        }

        @Override
        public Map<String, ProcessHandle> processes() {
            return system.processes();
        }
    }

    /** The Redis design. */
    record Peer(RedisPeer redis) implements Seller {

        @Override
        public String name() {
            return "Redis design";
        }

        @Override
        public InetSocketAddress address() {
            return redis.address();
        }

        @Override
        public void open(String showtime, int sections) {
            redis.open(showtime, sections * Venue.SECTION_SEATS);
        }

        @Override
        public Map<String, ProcessHandle> processes() {
            return redis.processes();
        }
    }
}
