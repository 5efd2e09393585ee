/** Tables as Kafka Streams keeps them: records that cannot be read are put aside, all else is stored and told. */
@NullMarked
package io.seatlog.query.table;

import org.jspecify.annotations.NullMarked;
