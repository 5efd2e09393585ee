package io.seatlog.bench.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Processes that stand still (SIGSTOP) while another system is measured. Not for longer than Seatlog's sessions at its broker
 * last, or its threads have to begin anew.
 */
final class Standstill {

    private final Collection<ProcessHandle> processes;

    private Standstill(Collection<ProcessHandle> processes) {
        this.processes = List.copyOf(processes);
    }

    static Standstill begin(Collection<ProcessHandle> processes) throws IOException, InterruptedException {
        Standstill standstill = new Standstill(processes);
        standstill.signal("-STOP");
        return standstill;
    }

    private void signal(String signal) throws IOException, InterruptedException {
        if (processes.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    void end() throws IOException, InterruptedException {
        signal("-CONT");
    }
}
