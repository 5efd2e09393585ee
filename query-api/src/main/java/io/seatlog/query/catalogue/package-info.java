/** Events, texts and plans: what is on, and how a house is drawn. */
@NullMarked
package io.seatlog.query.catalogue;

import org.jspecify.annotations.NullMarked;
