package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;

/**
 * One seat that a fact moves.
 *
 * @param section its section
 * @param index   within the section, in plan order, from 0
 * @param id      its id
 */
public record SeatRef(SectionId section, int index, SeatId id) {}
