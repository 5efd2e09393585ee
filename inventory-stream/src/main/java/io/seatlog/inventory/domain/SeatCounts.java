package io.seatlog.inventory.domain;

/**
 * How many seats of a category are in each state, in one part.
 *
 * @param category of the seats
 * @param free     that can be had
 * @param held     by orders that are not paid
 * @param booked   by orders that are
 * @param blocked  that are not for sale
 */
public record SeatCounts(Category category, int free, int held, int booked, int blocked) {}
