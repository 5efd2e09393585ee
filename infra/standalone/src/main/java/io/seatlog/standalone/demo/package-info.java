/** An example event and a crowd of simulated buyers, over the HTTP API like anybody else. */
@NullMarked
package io.seatlog.standalone.demo;

import org.jspecify.annotations.NullMarked;
