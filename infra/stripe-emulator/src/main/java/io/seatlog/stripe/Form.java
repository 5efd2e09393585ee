package io.seatlog.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as they were sent, {@code line_items[0][price_data][currency]} and all, in their order.
 *
 * <p>{@code expand[]} sent twice reads as {@code expand[0]} and {@code expand[1]}.
 */
record Form(Map<String, String> values) {
    private static final Pattern INDEX = Pattern.compile("\\[\\d*]");

    Form {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Reads {@code a=1&b=2}. */
    static Form parse(@Nullable String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&")) {
                if (!pair.isEmpty()) {
                    int end = pair.indexOf('=');
                    String name = decode(end < 0 ? pair : pair.substring(0, end));
                    values.put(numbered(name, values), end < 0 ? "" : decode(pair.substring(end + 1)));
                }
            }
        }
        return new Form(values);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw BadRequest.of(text, "Invalid encoding of " + text);
        }
    }

    private static String numbered(String name, Map<String, String> before) {
        if (!name.endsWith("[]")) {
            return name;
        }
        String list = name.substring(0, name.length() - 2);
        int next = 0;
        while (before.containsKey(list + "[" + next + "]")) {
            next++;
        }
        return list + "[" + next + "]";
    }

    @Nullable
    String get(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String need(String name) {
        String value = get(name);
        if (value == null) {
            throw BadRequest.of("parameter_missing", name, "Missing required param: " + name + ".");
        }
        return value;
    }

    /** A whole number of at least 0; {@code otherwise} when it was not sent. */
    long number(String name, long otherwise) {
        String value = get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("\\d{1,15}")) {
            throw BadRequest.of("parameter_invalid_integer", name, "Invalid integer: " + value);
        }
        return Long.parseLong(value);
    }

    /** One of the given words; null when it was not sent. */
    @Nullable
    String word(String name, Set<String> allowed) {
        String value = get(name);
        if (value != null && !allowed.contains(value)) {
            throw BadRequest.of(
                    name, "Invalid " + name + ": must be one of " + String.join(", ", new TreeSet<>(allowed)));
        }
        return value;
    }

    /** {@code name[0]}, {@code name[1]} and so on. */
    List<String> list(String name) {
        List<String> found = new ArrayList<>();
        Pattern item = Pattern.compile(Pattern.quote(name) + "\\[\\d+]");
        values.forEach((key, value) -> {
            if (item.matcher(key).matches()) {
                found.add(value);
            }
        });
        return found;
    }

    /** What is under {@code name[...]}, by the word in the brackets. */
    Map<String, String> map(String name) {
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(name + "[") && key.endsWith("]") && !value.isEmpty()) {
                found.put(key.substring(name.length() + 1, key.length() - 1), value);
            }
        });
        return found;
    }

    /** How many of {@code name[0]...}, {@code name[1]...} there are. */
    int count(String name) {
        int count = 0;
        while (hasPrefix(name + "[" + count + "]")) {
            count++;
        }
        return count;
    }

    private boolean hasPrefix(String prefix) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** Refuses what the call does not know; an entry ending in {@code [*]} allows any word there. */
    void allowOnly(Set<String> known) {
        List<String> unknown =
                values.keySet().stream().filter(name -> !knows(known, name)).toList();
        if (!unknown.isEmpty()) {
            throw BadRequest.of(
                    "parameter_unknown",
                    unknown.get(0),
                    (unknown.size() == 1 ? "Received unknown parameter: " : "Received unknown parameters: ")
                            + String.join(", ", unknown));
        }
    }

    private static boolean knows(Set<String> known, String name) {
        String plain = INDEX.matcher(name).replaceAll("[]");
        if (known.contains(plain)) {
            return true;
        }
        int last = name.lastIndexOf('[');
        return last > 0 && name.endsWith("]") && known.contains(name.substring(0, last) + "[*]");
    }

    /** Equal for equal parameters, in whatever order they came. */
    String digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(values).forEach((name, value) -> {
                sha.update(
                        (name.length() + ":" + name + value.length() + ":" + value).getBytes(StandardCharsets.UTF_8));
            });
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sha.digest())
                    .substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
