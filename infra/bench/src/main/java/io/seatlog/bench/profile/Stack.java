package io.seatlog.bench.profile;

import java.util.List;

/**
 * What a thread was in while it used CPU.
 *
 * @param thread its name
 * @param frames methods of Java, as {@code java/util/List.of}, and native functions, the outermost first
 * @param nanos  of CPU
 */
record Stack(String thread, List<String> frames, long nanos) {

    Stack {
        frames = List.copyOf(frames);
    }

    /** Reads {@code [main tid=42];A.main;B.run 3000000}, as async-profiler writes it. */
    static Stack read(String collapsed) {
        int end = collapsed.lastIndexOf(' ');
        int name = collapsed.indexOf(" tid=");
        int thread = collapsed.indexOf(']', name);
        if (name < 0 || thread < 0 || thread > end) {
            throw new IllegalArgumentException("Not the stack of a thread: " + collapsed);
        }
        List<String> frames = thread + 1 == end
                ? List.of()
                : List.of(collapsed.substring(thread + 2, end).split(";"));
        return new Stack(collapsed.substring(1, name), frames, Long.parseLong(collapsed.substring(end + 1)));
    }
}
