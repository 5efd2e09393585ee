package io.seatlog.query.catalogue;

import io.seatlog.query.table.WrongKeyException;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Event;
import io.seatlog.wire.Plan;
import io.seatlog.wire.SectionGeometry;
import io.seatlog.wire.ShowtimeTexts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Events and words, kept decoded because lists show them; plans and their geometry, read from the table when asked for. */
public final class Catalogue {

    static final String EVENT = "event/";
    static final String TEXTS = "texts/";

    /**
     * An event, and when it was last told.
     *
     * @param event     what it is
     * @param changedAt its record's time: lists have the newest first
     */
    public record Entry(Event event, Instant changedAt) {}

    private static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::changedAt)
            .reversed()
            .thenComparing(entry -> entry.event().getEventId());

    private final Map<String, Entry> events = new ConcurrentHashMap<>();
    private final Map<String, ShowtimeTexts> texts = new ConcurrentHashMap<>();
    private final Tables tables;

    public Catalogue(Tables tables) {
        this.tables = tables;
    }

    /**
     * Takes a record of topic `catalogue`.
     *
     * @throws WrongKeyException if the key is not the record's
     */
    public void accept(String key, @Nullable SpecificRecord record, Instant at) {
        if (record == null) {
            events.remove(key);
            texts.remove(key);
        } else if (record instanceof Event event) {
            WrongKeyException.require(key, EVENT + event.getEventId());
            events.put(key, new Entry(event, at));
        } else if (record instanceof ShowtimeTexts words) {
            // Their hash is not made again here: who reads them by it finds them or does not.
            WrongKeyException.require(key.substring(0, Math.min(key.length(), TEXTS.length())), TEXTS);
            texts.put(key, words);
        } else if (record instanceof Plan plan) {
            WrongKeyException.require(key, planKey(plan.getPlanId()));
        } else if (record instanceof SectionGeometry geometry) {
            WrongKeyException.require(key, geometryKey(geometry.getPlanId(), geometry.getSection()));
        }
    }

    /** Every event, the newest first. */
    public List<Entry> events() {
        return events.values().stream().sorted(NEWEST_FIRST).toList();
    }

    /** The event with this id. */
    public Optional<Event> event(String eventId) {
        return Optional.ofNullable(events.get(EVENT + eventId)).map(Entry::event);
    }

    /** The words under this SHA-256. */
    public Optional<ShowtimeTexts> texts(String sha256) {
        return Optional.ofNullable(texts.get(TEXTS + sha256));
    }

    /** The title that these words give: their own, or their event's. */
    public Optional<String> title(ShowtimeTexts words) {
        String eventId = words.getEventId();
        return eventId == null
                ? Optional.ofNullable(words.getEvent())
                : event(eventId).map(Event::getTitle);
    }

    /** The plan with this id. */
    public Optional<Plan> plan(String planId) {
        return tables.read(Topics.CATALOGUE, planKey(planId), Plan.class);
    }

    /** Where the seats of a section of a plan are. */
    public Optional<SectionGeometry> geometry(String planId, String section) {
        return tables.read(Topics.CATALOGUE, geometryKey(planId, section), SectionGeometry.class);
    }

    static String planKey(String planId) {
        return "plan/" + planId;
    }

    static String geometryKey(String planId, String section) {
        return "geometry/" + planId + '/' + section;
    }
}
