package io.seatlog.query.ticket;

import static io.seatlog.query.ticket.Template.escaped;

import io.seatlog.wire.Admission;
import io.seatlog.wire.TicketStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page that a buyer shows at the door: one file, no script, nothing from elsewhere; it may be printed. */
final class TicketPage {

    private static final Template TICKET = Template.of("ticket.html");
    private static final String STYLE = Template.resource("ticket.css");
    private static final byte[] MISSING =
            Template.of("missing.html").with(Map.of("style", STYLE)).getBytes(StandardCharsets.UTF_8);

    /** What a browser may do with the page: show it, in its own style. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH);

    private static final String TICK = "M4 13l5 5L20 6";
    private static final String CROSS = "M6 6l12 12M18 6L6 18";

    private TicketPage() {}

    /** The page that says that there is none. */
    static byte[] missing() {
        return MISSING.clone();
    }

    /**
     * The page of a ticket.
     *
     * @param all every ticket of the order, in their order
     * @param key the order's key, with which the pages of the others are reached
     */
    static byte[] of(Playbill bill, ShownTicket ticket, List<ShownTicket> all, String key) {
        boolean isVoid = ticket.status() == TicketStatus.VOID || bill.isCalledOff();
        boolean isUsed = ticket.status() == TicketStatus.ADMITTED;
        String token = bill.isCalledOff() ? null : ticket.token();
        return TICKET.with(Map.ofEntries(
                        Map.entry("style", STYLE),
                        Map.entry("pageTitle", escaped(bill.title()) + " · ticket"),
                        Map.entry("state", isVoid ? "void" : isUsed ? "used" : "valid"),
                        Map.entry("icon", isVoid ? CROSS : TICK),
                        Map.entry("status", isVoid ? "Void" : isUsed ? "Used" : "Valid"),
                        Map.entry("title", escaped(bill.title())),
                        Map.entry("whenAndWhere", whenAndWhere(bill)),
                        Map.entry("notice", notice(bill, ticket)),
                        Map.entry("code", token == null ? "" : code(token)),
                        Map.entry("facts", facts(bill, ticket)),
                        Map.entry("reference", escaped(ticket.id().order().reference())),
                        Map.entry("place", Integer.toString(place(ticket, all))),
                        Map.entry("count", Integer.toString(all.size())),
                        Map.entry("others", others(ticket, all, key))))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String whenAndWhere(Playbill bill) {
        ZonedDateTime at = bill.startsAt();
        String venue = bill.venue();
        String day = at == null ? "" : "<p><b>" + DAY.format(at) + "</b></p>\n";
        String time = at == null ? "" : "<time datetime=\"" + at.toInstant() + "\">" + TIME.format(at) + "</time> ";
        String zone = at == null ? "" : escaped(zone(at)) + (venue == null ? "" : " · ");
        String where = venue == null ? "" : escaped(venue);
        String line = time + zone + where;
        return day + (line.isEmpty() ? "" : "<p>" + line + "</p>\n");
    }

    /** Europe/Berlin as "Berlin time": whoever stands there has it on the wrist. */
    private static String zone(ZonedDateTime at) {
        String id = at.getZone().getId();
        int slash = id.lastIndexOf('/');
        return at.getZone() instanceof ZoneOffset
                ? id.equals("Z") ? "UTC" : "UTC" + id
                : id.substring(slash + 1).replace('_', ' ') + (slash < 0 ? "" : " time");
    }

    private static String notice(Playbill bill, ShownTicket ticket) {
        Admission admission = ticket.admission();
        if (bill.isCalledOff()) {
            return notice("This showtime is called off.");
        } else if (ticket.status() == TicketStatus.VOID) {
            return notice("This ticket was given back or replaced. It lets nobody in.");
        } else if (admission != null) {
            String gate = admission.getGate().isEmpty() ? "" : " at gate " + admission.getGate();
            return notice("Used on " + MOMENT.format(local(admission.getAt(), bill)) + gate + ".");
        }
        return "";
    }

    private static ZonedDateTime local(Instant at, Playbill bill) {
        ZonedDateTime startsAt = bill.startsAt();
        return at.atZone(startsAt == null ? ZoneOffset.UTC : startsAt.getZone());
    }

    private static String notice(String text) {
        return "<p class=\"notice\">" + escaped(text) + "</p>\n";
    }

    private static String code(String token) {
        return "<div class=\"code\"><svg viewBox=\"0 0 53 53\" role=\"img\" shape-rendering=\"crispEdges\""
                + " aria-label=\"QR code of this ticket, to be scanned at the door\"><path d=\""
                + QrImage.of(token).path() + "\"/></svg></div>\n";
    }

    private static String facts(Playbill bill, ShownTicket ticket) {
        String row = ticket.seat().getRow();
        String number = ticket.seat().getNumber();
        return fact("wide", "Section", bill.section(ticket.seat().getSection()))
                + (row.isEmpty() ? "" : fact("", "Row", row))
                + (number.isEmpty() ? "" : fact("", "Seat", number))
                + fact("small", "Category", ticket.seat().getCategory());
    }

    private static String fact(String kind, String name, String value) {
        return "<div" + (kind.isEmpty() ? "" : " class=\"" + kind + '"') + "><dt>" + name + "</dt><dd>" + escaped(value)
                + "</dd></div>\n";
    }

    private static int place(ShownTicket ticket, List<ShownTicket> all) {
        return 1 + all.stream().map(ShownTicket::id).toList().indexOf(ticket.id());
    }

    private static String others(ShownTicket ticket, List<ShownTicket> all, String key) {
        int place = place(ticket, all);
        String before = place > 1 ? link(all.get(place - 2), key, "prev", "‹ Previous") : "";
        String after = place < all.size() ? link(all.get(place), key, "next", "Next ›") : "";
        return before.isEmpty() && after.isEmpty()
                ? ""
                : "<nav aria-label=\"Tickets of this order\">" + before + after + "</nav>\n";
    }

    private static String link(ShownTicket to, String key, String rel, String text) {
        return "<a rel=\"" + rel + "\" href=\"/tickets/" + escaped(to.id() + "?key=" + key) + "\">" + text + "</a>";
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
