package io.seatlog.bench;

/**
 * A file that lies beside the report.
 *
 * @param file its name
 * @param what it shows
 */
public record Link(String file, String what) {}
