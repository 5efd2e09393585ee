/**
 * The auditor: reads what is committed in the topics and what the payment provider says, and holds the one against the
 * other. It shares no rule with the applications: it knows the contract, and folds the facts by itself.
 *
 * <pre>
 *   seat-facts --> SeatBook: who holds and books which seat \
 *   orders     --> the order as it stands                    >-- MoneyAudit --> AuditReport
 *   provider   --> Ledger: what was taken and given back    /
 * </pre>
 */
@NullMarked
package io.seatlog.audit;

import org.jspecify.annotations.NullMarked;
