/**
 * Everything in one command: a broker and a schema registry as child processes, and in this process the payment
 * provider's emulator and every app, each in a Spring context of its own, behind one port.
 *
 * <pre>
 *                  GET, HEAD, WebSocket  +-- query-api ------+
 *   :8080 FrontDoor ---------------------+                   +-- broker, registry (children)
 *                  all else              +-- ingest-api -----+
 *                                            inventory-, order-, expiry-stream
 * </pre>
 */
@NullMarked
package io.seatlog.standalone;

import org.jspecify.annotations.NullMarked;
