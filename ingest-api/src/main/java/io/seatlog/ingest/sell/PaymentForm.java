package io.seatlog.ingest.sell;

import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.ingest.edge.JsonCursor;
import io.seatlog.wire.Contact;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer says when paying.
 *
 * @param returnUrl where the provider sends the buyer back to
 * @param email     kept apart from the order
 * @param name      kept apart from the order
 * @param locale    in which language the provider's page is
 */
record PaymentForm(
        String returnUrl,
        @Nullable String email,
        @Nullable String name,
        @Nullable String locale) {

    private static final int URL_MAX = 2_000;
    private static final int EMAIL_MAX = 254;
    private static final int NAME_MAX = 200;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    /** Reads a body, which may be empty. */
    static PaymentForm read(byte[] body, ReturnUrls allowed) {
        @Nullable String[] read = new String[4];
        if (body.length > 0) {
            Faults faults = new Faults();
            JsonCursor.read(body, faults, cursor -> {
                cursor.object(member -> member(read, member, cursor, allowed));
                return read;
            });
            faults.refuseIfAny();
        }
        String url = read[0];
        return new PaymentForm(url == null ? allowed.publicOrigin() : url, read[1], read[2], read[3]);
    }

    /** Reads a body that says only who somebody is. */
    static PaymentForm contact(byte[] body) {
        Faults faults = new Faults();
        @Nullable String[] read = new String[4];
        JsonCursor.read(body, faults, cursor -> {
            cursor.object(member -> contact(read, member, cursor));
            return read;
        });
        faults.refuseIfAny();
        return new PaymentForm("", read[1], read[2], read[3]);
    }

    private static boolean member(@Nullable String[] read, String member, JsonCursor cursor, ReturnUrls allowed) {
        if (!member.equals("returnUrl")) {
            return contact(read, member, cursor);
        }
        read[0] = cursor.string(1, URL_MAX);
        if (read[0] != null && !allowed.allows(read[0])) {
            cursor.fault(Fault.Kind.INVALID, "Buyers are not sent back to this origin");
        }
        return true;
    }

    private static boolean contact(@Nullable String[] read, String member, JsonCursor cursor) {
        switch (member) {
            case "email" -> read[1] = matching(cursor, EMAIL_MAX, EMAIL, "An e-mail address is expected");
            case "name" -> read[2] = cursor.string(1, NAME_MAX);
            case "locale" -> read[3] = matching(cursor, 35, LOCALE, "A locale as de-DE is expected");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String matching(JsonCursor cursor, int max, Pattern pattern, String expected) {
        String text = cursor.string(1, max);
        if (text != null && !pattern.matcher(text).matches()) {
            cursor.fault(Fault.Kind.INVALID, expected);
        }
        return text;
    }

    boolean hasContact() {
        return email != null || name != null;
    }

    Contact contact(String customer) {
        return new Contact(customer, email, name, locale);
    }
}
