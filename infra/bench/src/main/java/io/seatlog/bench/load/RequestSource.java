package io.seatlog.bench.load;

import io.netty.buffer.ByteBuf;

/** Writes one request after another, from bytes that were made before; called on the generator's thread. */
@FunctionalInterface
public interface RequestSource {

    /** Appends the next request, whole. */
    void next(ByteBuf out);
}
