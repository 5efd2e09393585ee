package io.seatlog.order.domain;

import io.seatlog.id.SeatId;
import io.seatlog.id.SectionId;

/**
 * One seat of an order as sold.
 *
 * @param index  within the section, in plan order
 * @param row    empty for a general place
 * @param number empty for a general place
 */
public record SoldSeat(
        SectionId section, int index, SeatId id, String row, String number, String category, Price price) {}
