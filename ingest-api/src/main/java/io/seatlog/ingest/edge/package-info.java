/** The edge: what a request may look like, who asks, and how a refusal is told. Nothing behind it sees bad input. */
@NullMarked
package io.seatlog.ingest.edge;

import org.jspecify.annotations.NullMarked;
