/** Every topic in one list, and the rules of who may write where. */
@NullMarked
package io.seatlog.topic;

import org.jspecify.annotations.NullMarked;
