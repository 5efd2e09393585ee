package io.seatlog.standalone;

import io.seatlog.audit.AuditCommand;
import io.seatlog.standalone.chaos.ChaosCommand;
import io.seatlog.standalone.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./seatlog}. */
@Command(
        name = "seatlog",
        description = "Sells tickets from a log.",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            AuditCommand.class,
            ChaosCommand.class,
            CommandLine.HelpCommand.class
        })
final class SeatlogMain {

    private SeatlogMain() {}

    public static void main(String[] arguments) {
        CommandLine commands = new CommandLine(new SeatlogMain())
                .setExecutionExceptionHandler((failed, command, parsed) -> report(failed));
        int code = commands.execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int report(Exception failed) throws Exception {
        if (failed instanceof UserError || failed instanceof io.seatlog.backing.BackingException) {
            System.err.println("seatlog: " + failed.getMessage());
            return 1;
        }
        throw failed;
    }
}
