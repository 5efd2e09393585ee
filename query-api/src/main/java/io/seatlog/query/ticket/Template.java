package io.seatlog.query.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page with places <code>{{like this}}</code>, filled in one pass: what is filled in is never looked at again. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** The page in a file beside this class. */
    static Template of(String name) {
        return new Template(resource(name));
    }

    static String resource(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The file " + name + " is missing in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page with each place filled with HTML. */
    String with(Map<String, String> html) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(filled(html, place.group(1))));
    }

    private static String filled(Map<String, String> html, String place) {
        String found = html.get(place);
        if (found == null) {
            throw new IllegalStateException("Nothing stands in the place " + place);
        }
        return found;
    }

    /** A text as it may stand in HTML, also in an attribute. */
    static String escaped(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
