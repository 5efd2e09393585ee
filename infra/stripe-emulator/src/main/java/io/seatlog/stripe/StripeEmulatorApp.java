package io.seatlog.stripe;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the emulator alone.
 *
 * <p>A setting is {@code --port=12111} on the command line, else {@code -Dseatlog.stripe.port}, else {@code
 * SEATLOG_STRIPE_PORT} in the environment.
 */
public final class StripeEmulatorApp {

    private StripeEmulatorApp() {}

    public static void main(String[] args) throws IOException {
        StripeEmulator emulator = StripeEmulator.start(EmulatorSettings.read(lookup(args)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(emulator), "stripe-stop"));
        System.out.println("Stripe emulator listens on " + emulator.baseUrl());
        emulator.awaitStop();
    }

    static Function<String, @Nullable String> lookup(String[] args) {
        Map<String, String> given = Arrays.stream(args)
                .map(StripeEmulatorApp::option)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, last) -> last));
        return name -> {
            String argument = given.get(name);
            String property = argument == null ? System.getProperty("seatlog.stripe." + name) : argument;
            String variable = "SEATLOG_STRIPE_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
            return property == null ? System.getenv(variable) : property;
        };
    }

    private static String[] option(String arg) {
        String[] pair = arg.split("=", 2);
        if (pair.length != 2 || !pair[0].startsWith("--")) {
            throw new IllegalArgumentException("not a setting: " + arg);
        }
        return new String[] {pair[0].substring(2), pair[1]};
    }

    private static void close(StripeEmulator emulator) {
        try {
            emulator.close();
        } catch (IOException e) {
            System.err.println("could not close the ledger: " + e.getMessage());
        }
    }
}
