package io.seatlog.route;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One call that {@code openapi.yaml} describes, whichever app answers it. Two apps share the paths, and each must know the
 * other's to say that a method is not for one of them.
 *
 * @param pattern  its path
 * @param method   its method, in upper case
 * @param isPublic whether everybody may call it
 */
public record DescribedRoute(String pattern, String method, boolean isPublic) {

    private static final Pattern PATH = Pattern.compile("  (/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    (get|put|post|patch|delete):");
    private static final String PUBLIC = "      security: []";
    private static final List<DescribedRoute> ALL = read();

    /** Every call of clients. */
    public static List<DescribedRoute> all() {
        return ALL;
    }

    /** The methods of each path; where there is GET, there is HEAD. */
    public static Map<String, Set<String>> methods() {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        for (DescribedRoute route : ALL) {
            Set<String> of = methods.computeIfAbsent(route.pattern, pattern -> new TreeSet<>());
            of.add(route.method);
            if (route.method.equals("GET")) {
                of.add("HEAD");
            }
        }
        return methods;
    }

    /** Paths that everybody may read. */
    public static List<String> publicReads() {
        return ALL.stream()
                .filter(route -> route.isPublic && route.method.equals("GET"))
                .map(DescribedRoute::pattern)
                .toList();
    }

    /** By its indentation, as the file is written: no app needs a reader of YAML for it. */
    private static List<DescribedRoute> read() {
        List<DescribedRoute> routes = new ArrayList<>();
        String path = "";
        for (String line : paths()) {
            Matcher newPath = PATH.matcher(line);
            Matcher newMethod = METHOD.matcher(line);
            if (newPath.matches()) {
                path = newPath.group(1);
            } else if (newMethod.matches()) {
                routes.add(new DescribedRoute(path, newMethod.group(1).toUpperCase(Locale.ROOT), false));
            } else if (line.equals(PUBLIC)) {
                DescribedRoute last = routes.remove(routes.size() - 1);
                routes.add(new DescribedRoute(last.pattern, last.method, true));
            }
        }
        return List.copyOf(routes);
    }

    private static List<String> paths() {
        try (InputStream in = DescribedRoute.class.getResourceAsStream("/openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("The file openapi.yaml is missing in the program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.lines()
                    .dropWhile(line -> !line.equals("paths:"))
                    .skip(1)
                    .takeWhile(line -> line.isEmpty() || line.startsWith(" ") || line.startsWith("#"))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
