package io.seatlog.inventory.domain;

/** How the places of a section are told apart. */
public enum SectionKind {
    /** Rows of seats, each with an id of its own. */
    SEATED,
    /** A number of nameless places. */
    GENERAL
}
