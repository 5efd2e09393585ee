package io.seatlog.inventory.broken;

import java.util.UUID;

/** Would decide otherwise on another instance. */
public final class ThrowsDice {

    String id() {
        return UUID.randomUUID().toString();
    }
}
