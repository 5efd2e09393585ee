package io.seatlog.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder with the programs of the children: {@code kafka/}, {@code registry/} and the jar of their main classes. */
record BackingHome(Path folder) {

    /** Names the folder where it is not the one this class came from. */
    static final String PROPERTY = "seatlog.backing.home";

    static BackingHome find() {
        String named = System.getProperty(PROPERTY);
        BackingHome home = new BackingHome(named != null ? Path.of(named) : buildFolder());
        if (!Files.isDirectory(home.folder.resolve("kafka"))) {
            throw new IllegalStateException("No broker in " + home.folder
                    + ": build infra/backing (mvn process-classes), or name its target folder with -D" + PROPERTY);
        }
        return home;
    }

    String brokerClassPath() {
        return childJar() + ":" + folder.resolve("kafka") + "/*";
    }

    String registryClassPath() {
        return childJar() + ":" + jar("registry", "-runner.jar");
    }

    private Path childJar() {
        return jar("", "-child.jar");
    }

    private Path jar(String subfolder, String ending) {
        try (Stream<Path> files = Files.list(folder.resolve(subfolder))) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "No *" + ending + " in " + folder.resolve(subfolder) + ": build infra/backing"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@code target} of this module: the parent of {@code target/classes} and of the module's jar alike. */
    private static Path buildFolder() {
        try {
            Path code = Path.of(BackingHome.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path parent = code.getParent();
            return parent == null ? code : parent;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
