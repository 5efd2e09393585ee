package io.seatlog.inventory.domain;

import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;

/**
 * One seat as it is sold: what stands on the ticket and on the bill.
 *
 * @param section  its section
 * @param index    within the section, in plan order, from 0
 * @param id       its id
 * @param row      its row's label, empty for a place of a GENERAL section
 * @param number   its number in the row, empty likewise
 * @param category what it is sold as
 * @param price    at the time it was held
 */
public record SoldSeat(
        SectionId section, int index, SeatId id, String row, String number, Category category, Price price) {}
