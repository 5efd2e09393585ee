package io.seatlog.query.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.InstallationSecret;
import io.seatlog.query.Samples;
import io.seatlog.ticket.TicketKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TicketPageTest {

    private static final List<ShownTicket> TICKETS = new Tickets(
                    new TicketKeys(new InstallationSecret(new byte[32]), 1, 1))
            .of(Samples.ticketed("anna", "hall", 1));
    private static final Playbill BILL = new Playbill(
            "Hamlet & <Friends>",
            "Globe",
            Instant.parse("2099-06-01T18:00:00Z").atZone(ZoneId.of("Europe/Berlin")),
            false,
            Map.of("a", "Stalls left"));

    @Test
    void aValidTicketShowsItsCodeAndSeatAndWhenAndWhereItIs() {
        String page = page(BILL, 0);

        assertThat(page)
                .contains("<h1>Hamlet &amp; &lt;Friends&gt;</h1>")
                .contains("Valid</p>")
                .contains("<b>Monday, 1 June 2099</b>")
                .contains("<time datetime=\"2099-06-01T18:00:00Z\">20:00</time> Berlin time · Globe</p>")
                .contains("<dt>Section</dt><dd>Stalls left</dd>")
                .contains("<dt>Row</dt><dd>12</dd>")
                .contains("<dt>Seat</dt><dd>1</dd>")
                .contains(QrImage.of(String.valueOf(TICKETS.get(0).token())).path())
                .contains("Ticket 1 of 3")
                .contains("href=\"/tickets/" + TICKETS.get(1).id() + "?key=k&amp;y\"");
        assertThat(page).doesNotContain("rel=\"prev\"", "class=\"notice\"");
    }

    @Test
    void aUsedTicketSaysWhenAndWhere() {
        assertThat(page(BILL, 1))
                .contains("Used</p>")
                .contains("Used on 1 June, 19:30 at gate Gate &lt;B&gt;.")
                .contains("rel=\"prev\"")
                .contains("rel=\"next\"");
    }

    @Test
    void aVoidTicketHasNoCode() {
        assertThat(page(BILL, 2))
                .contains("Void</p>")
                .contains("lets nobody in")
                .doesNotContain("role=\"img\"", "<dt>Row</dt>", "<dt>Seat</dt>");
    }

    @Test
    void noTicketOfAShowtimeThatIsCalledOffIsValid() {
        Playbill off = new Playbill("Hamlet", "Globe", BILL.startsAt(), true, Map.of());

        assertThat(page(off, 0))
                .contains("Void</p>")
                .contains("This showtime is called off.")
                .contains("<dt>Section</dt><dd>a</dd>")
                .doesNotContain("role=\"img\"");
    }

    @Test
    void aShowtimeThatIsGoneLeavesTheTicket() {
        Playbill gone = new Playbill("hall", null, null, false, Map.of());

        assertThat(page(gone, 1))
                .contains("<h1>hall</h1>", "Used on 1 June, 17:30")
                .doesNotContain("<time");
    }

    @Test
    void nothingIsLoadedFromElsewhereAndNoScriptRuns() throws Exception {
        for (String page : List.of(page(BILL, 0), text(TicketPage.missing()))) {
            assertThat(page)
                    .doesNotContainIgnoringCase("<script", "<link", "<img", "http:", "https:", "@import", "url(");
            Matcher style =
                    Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(page);
            assertThat(style.find()).isTrue();
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(TicketPage.POLICY)
                    .contains("default-src 'none'")
                    .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
    }

    private static String page(Playbill bill, int ticket) {
        return text(TicketPage.of(bill, TICKETS.get(ticket), TICKETS, "k&y"));
    }

    private static String text(byte[] page) {
        return new String(page, StandardCharsets.UTF_8);
    }
}
