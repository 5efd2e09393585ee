/**
 * Measures the real system on the machine it runs on, and writes down what it saw.
 *
 * <pre>
 *   BenchCommand ──▶ Part ──▶ Findings: figures, latencies, rates ──▶ MarkdownReport, HtmlReport; flame graphs beside them
 *                     │
 *                     └──▶ SystemUnderTest: ./seatlog up, with its own broker, registry and every app
 * </pre>
 *
 * Where a part says nothing else, it runs its variants interleaved, one of each a round, after a warm-up that lasts until two
 * windows agree.
 * Nothing depends on this module.
 */
@NullMarked
package io.seatlog.bench;

import org.jspecify.annotations.NullMarked;
