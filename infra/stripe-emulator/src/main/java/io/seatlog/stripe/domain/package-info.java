/**
 * What money may do: sessions, payment intents, charges and refunds, and the moves between their states.
 *
 * <p>Plain Java. A rule looks at the {@link io.seatlog.stripe.domain.Ledger} and answers with a {@link
 * io.seatlog.stripe.domain.Change} or a {@link io.seatlog.stripe.domain.StripeError}; applying the change is the only
 * way the ledger moves, live and in a replay.
 */
@NullMarked
package io.seatlog.stripe.domain;

import org.jspecify.annotations.NullMarked;
