/** Architecture rules that every app holds its own code against; needs ArchUnit, so for tests only. */
@NullMarked
package io.seatlog.runtime.rule;

import org.jspecify.annotations.NullMarked;
