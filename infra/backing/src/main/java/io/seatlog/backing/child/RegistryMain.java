package io.seatlog.backing.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.HttpURLConnection;
import java.net.URL;

/** The schema registry: its own main class, and a thread that says when it answers. */
final class RegistryMain {

    private static final String REGISTRY_MAIN = "io.quarkus.runner.GeneratedMain";
    private static final long PAUSE_MILLIS = 100;

    private RegistryMain() {}

    /** The one argument is the URL that answers 200 as soon as the registry is ready. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Parent parent = Parent.attach();
        Parent.daemon("ready-watch", () -> tellWhenReady(parent, args[0]));
        try {
            Class.forName(REGISTRY_MAIN).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException failed) {
            failed.printStackTrace();
            System.exit(1);
        }
    }

    private static void tellWhenReady(Parent parent, String url) {
        try {
            while (!answers(url)) {
                Thread.sleep(PAUSE_MILLIS);
            }
            parent.ready();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(String url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
