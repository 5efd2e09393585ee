package io.seatlog.stripe;

import io.seatlog.stripe.domain.CheckoutSession;
import io.seatlog.stripe.domain.Decline;
import io.seatlog.stripe.domain.PaymentIntent;
import io.seatlog.stripe.domain.Purchase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The payment page as HTML, whole in one file, without scripts. */
final class CheckoutPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final String frame;

    CheckoutPage() {
        try (InputStream in = CheckoutPage.class.getResourceAsStream("checkout.html")) {
            this.frame = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page of a session that can be paid. */
    String checkout(CheckoutSession session, @Nullable PaymentIntent intent) {
        boolean secondStep = intent != null && intent.status() == PaymentIntent.Status.REQUIRES_ACTION;
        Decline error = intent == null ? null : intent.lastError();
        String body = summary(session)
                + "<section class=\"pay\" aria-labelledby=\"pay\">"
                + (error == null ? "" : alert(error.message()))
                + (secondStep ? secondStep() : choices(session))
                + "</section>";
        return frame("Pay " + amount(session), body);
    }

    String expired(CheckoutSession session) {
        return frame(
                "Payment page closed",
                summary(session)
                        + "<section class=\"pay\" aria-labelledby=\"pay\"><h2 id=\"pay\">This page is closed</h2>"
                        + "<p>It can not be paid any more. Nothing was taken from your card.</p>"
                        + link(session.purchase().cancelUrl(), session) + "</section>");
    }

    String message(String title, String text) {
        return frame(
                title, "<section class=\"pay\"><h2>" + escape(title) + "</h2><p>" + escape(text) + "</p></section>");
    }

    private String frame(String title, String body) {
        return frame.replace("{{title}}", escape(title)).replace("{{body}}", body);
    }

    private static String summary(CheckoutSession session) {
        Purchase purchase = session.purchase();
        StringBuilder html = new StringBuilder("<section class=\"order\" aria-labelledby=\"order\">")
                .append("<h1 id=\"order\"><span>Your order</span> <strong>")
                .append(escape(amount(session)))
                .append("</strong></h1><ul>");
        for (Purchase.LineItem line : purchase.lines()) {
            html.append("<li><div><b>").append(escape(line.name())).append("</b>");
            if (line.description() != null) {
                html.append("<small>").append(escape(line.description())).append("</small>");
            }
            if (line.quantity() > 1) {
                html.append("<small>")
                        .append(line.quantity())
                        .append(" × ")
                        .append(escape(Currencies.shown(purchase.currency(), line.unitAmount())))
                        .append("</small>");
            }
            html.append("</div><span>")
                    .append(escape(Currencies.shown(purchase.currency(), line.amount())))
                    .append("</span></li>");
        }
        html.append("</ul><p class=\"total\"><span>Total</span><span>")
                .append(escape(amount(session)))
                .append("</span></p>");
        if (purchase.reference() != null) {
            html.append("<p class=\"reference\">Order ")
                    .append(escape(purchase.reference()))
                    .append("</p>");
        }
        return html.append("</section>").toString();
    }

    private static String choices(CheckoutSession session) {
        String text = session.purchase().customText().get("submit");
        Instant ends = Instant.ofEpochSecond(session.expiresAt());
        return "<h2 id=\"pay\">Pay by card</h2>"
                + "<p class=\"card\" role=\"note\">Test card <b>•••• 4242</b> is filled in for you. This page stands in"
                + " for the payment provider: no real money moves.</p>"
                + (text == null ? "" : "<p class=\"held\">" + escape(text) + "</p>")
                + "<form method=\"post\">"
                + button("pay", "main", "Pay " + amount(session))
                + "<fieldset><legend>Or try what can happen</legend>"
                + button("decline", "", "Pay with a card that is declined")
                + button("challenge", "", "Pay with a card that needs a second step")
                + button("leave", "quiet", "Go back without paying")
                + "</fieldset></form>"
                + "<p class=\"ends\">This page closes on <time datetime=\"" + ends + "\">" + TIME.format(ends)
                + "</time>.</p>";
    }

    private static String secondStep() {
        return "<h2 id=\"pay\">Confirm with your bank</h2>"
                + "<p>Your bank wants to know that it is you (3-D Secure).</p>"
                + "<form method=\"post\">"
                + button("confirm", "main", "It is me")
                + button("fail", "", "Fail the check")
                + button("leave", "quiet", "Go back without paying")
                + "</form>";
    }

    private static String button(String action, String style, String text) {
        return "<button name=\"action\" value=\"" + action + "\" class=\"" + style + "\">" + escape(text) + "</button>";
    }

    private static String alert(String text) {
        return "<p class=\"alert\" role=\"alert\">" + escape(text) + "</p>";
    }

    private static String link(@Nullable String url, CheckoutSession session) {
        return url == null
                ? ""
                : "<p><a href=\"" + escape(url.replace("{CHECKOUT_SESSION_ID}", session.id())) + "\">Go back</a></p>";
    }

    private static String amount(CheckoutSession session) {
        return Currencies.shown(
                session.purchase().currency(), session.purchase().total());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
