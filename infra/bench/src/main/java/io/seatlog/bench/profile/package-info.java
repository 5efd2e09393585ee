/**
 * Looks into the system while it works: async-profiler takes stacks, which become flame graphs and CPU by stage. What is
 * measured is never measured under it.
 */
@NullMarked
package io.seatlog.bench.profile;

import org.jspecify.annotations.NullMarked;
