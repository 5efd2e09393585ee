/** The decisions themselves, without a log: what a core would do if nothing else cost anything. */
@NullMarked
package io.seatlog.bench.domain;

import org.jspecify.annotations.NullMarked;
