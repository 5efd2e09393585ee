package io.seatlog.standalone;

import java.nio.file.Path;

/**
 * How standalone runs.
 *
 * @param data  what is kept between runs
 * @param ports what was asked for
 */
record UpSettings(Path data, Ports.Wish ports) {}
