/**
 * The payment provider, emulated.
 *
 * <pre>
 *   SDK      -> HttpFront -> Api --------\
 *   browser  -> HttpFront -> PageRoutes --> Bookkeeper: decide, journal, fsync, answer -> Webhooks -> receiver
 *   test     -> HttpFront -> Control ----/       one thread, one Ledger
 * </pre>
 *
 * <p>What a call may do to money is decided in {@code domain}; what goes wrong on purpose is in {@link
 * io.seatlog.stripe.Faults}.
 */
@NullMarked
package io.seatlog.stripe;

import org.jspecify.annotations.NullMarked;
