package io.seatlog.query.ticket;

import io.seatlog.id.ShowtimeId;
import io.seatlog.query.catalogue.Catalogue;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.wire.SalesState;
import io.seatlog.wire.SectionRef;
import io.seatlog.wire.Showtime;
import io.seatlog.wire.ShowtimeTexts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is on, where and when: what a page says beside the ticket.
 *
 * @param title       the event's title; of a showtime that is gone its id
 * @param venue       where, or null if it is not known any more
 * @param startsAt    when, in the venue's zone, or null if it is not known any more
 * @param isCalledOff whether it will not take place
 * @param sections    names of sections by id
 */
record Playbill(
        String title,
        @Nullable String venue,
        @Nullable ZonedDateTime startsAt,
        boolean isCalledOff,
        Map<String, String> sections) {

    Playbill {
        sections = Map.copyOf(sections);
    }

    /** The bill of a showtime, as far as it is known here. */
    static Playbill of(ShowtimeId id, ShowtimeViews views, Catalogue catalogue) {
        return views.view(id.value())
                .map(view -> of(view.showtime(), catalogue))
                .orElseGet(() -> new Playbill(id.value(), null, null, false, Map.of()));
    }

    private static Playbill of(Showtime showtime, Catalogue catalogue) {
        Optional<ShowtimeTexts> texts = catalogue.texts(showtime.getPolicy().getTexts());
        Instant startsAt = showtime.getPolicy().getStartsAt();
        return new Playbill(
                texts.flatMap(catalogue::title).orElse(showtime.getShowtimeId()),
                texts.map(ShowtimeTexts::getVenue).orElse(null),
                startsAt.atZone(texts.map(Playbill::zone).orElse(ZoneOffset.UTC)),
                showtime.getSales() == SalesState.CANCELLED,
                showtime.getSections().stream()
                        .collect(Collectors.toMap(SectionRef::getSection, SectionRef::getName, (one, other) -> one)));
    }

    private static ZoneId zone(ShowtimeTexts texts) {
        try {
            return ZoneId.of(texts.getTimeZone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** What a section is called. */
    String section(String id) {
        return sections.getOrDefault(id, id);
    }
}
