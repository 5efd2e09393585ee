/** Answers as bytes: JSON written once, compressed once, shared by everybody who asks. */
@NullMarked
package io.seatlog.query.body;

import org.jspecify.annotations.NullMarked;
