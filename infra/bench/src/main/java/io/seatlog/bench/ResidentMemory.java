package io.seatlog.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory processes have: heap, stores, code and all. */
public final class ResidentMemory {

    private static final Pattern RESIDENT = Pattern.compile("^VmRSS:\\s*(\\d+) kB", Pattern.MULTILINE);
    private static final int KB_PER_MB = 1024;

    private ResidentMemory() {}

    /** A row for each process, by role; none where there is no Linux. */
    public static Table table(String title, Map<String, ProcessHandle> processes) {
        List<List<String>> rows = new ArrayList<>();
        new TreeMap<>(processes).forEach((role, process) -> kiloBytes(process)
                .ifPresent(kb -> rows.add(List.of(role, "%,d".formatted(kb / KB_PER_MB)))));
        return new Table(title, List.of("process", "MB"), rows);
    }

    private static OptionalLong kiloBytes(ProcessHandle process) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }

    /** What /proc/PID/status says; empty if it says nothing of it. */
    static OptionalLong parse(String status) {
        Matcher resident = RESIDENT.matcher(status);
        return resident.find() ? OptionalLong.of(Long.parseLong(resident.group(1))) : OptionalLong.empty();
    }
}
