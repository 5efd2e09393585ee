package io.seatlog.bench.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VenueTest {

    @Test
    void hasSeatsForAllWhereSectionsAreNotFull() {
        assertThat(Venue.sectionsFor(1)).isEqualTo(1);
        assertThat(Venue.sectionsFor(Venue.SECTION_SEATS)).isEqualTo(1);
        assertThat(Venue.sectionsFor(Venue.SECTION_SEATS + 1)).isEqualTo(2);
    }
}
