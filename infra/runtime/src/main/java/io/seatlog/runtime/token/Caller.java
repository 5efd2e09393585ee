package io.seatlog.runtime.token;

import io.seatlog.id.CustomerId;
import java.util.Set;

/**
 * Who asks, as a verified token says.
 *
 * @param customer the customer that the token stands for
 * @param scopes   what it may do beside that
 */
public record Caller(CustomerId customer, Set<String> scopes) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Whether the caller may do everything an organiser may. */
    public boolean isOrganizer() {
        return scopes.contains("organizer");
    }

    /** Whether the caller may check tickets. */
    public boolean isDoorkeeper() {
        return isOrganizer() || scopes.contains("door");
    }
}
