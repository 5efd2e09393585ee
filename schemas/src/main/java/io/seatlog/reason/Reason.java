package io.seatlog.reason;

/**
 * Why something is refused. Within one kind of command the order of the constants is the order in which reasons are
 * looked for: the first that applies is told.
 */
public enum Reason {
    // HoldSeats. A repeat of an accepted hold comes before all but the first.
    SHOWTIME_UNKNOWN(404, "There is no such showtime"),
    ORDER_EXISTS_DIFFERENT(422, "This Idempotency-Key was used with another request"),
    REQUEST_INVALID(422, "The request asks for something that cannot be"),
    SECTION_UNKNOWN(422, "The showtime has no such section"),
    CATEGORY_UNKNOWN(422, "The showtime has no such category"),
    SEAT_UNKNOWN(422, "The showtime has no such seat"),
    ORDER_ENDED(409, "The order with this Idempotency-Key has ended"),
    SHOWTIME_ENDED(409, "The showtime is over"),
    SHOWTIME_CANCELLED(409, "The showtime is called off"),
    SALES_CLOSED(409, "Sales are closed"),
    SALES_NOT_OPEN(409, "Sales are not open yet"),
    SALES_PAUSED(409, "Sales are paused"),
    CUSTOMER_LIMIT(409, "This is more than one customer may have"),
    SEATS_BLOCKED(409, "Some of the seats are not for sale"),
    SEATS_BOOKED(409, "Some of the seats are sold"),
    SEATS_HELD(409, "Some of the seats are held by somebody else and may come back"),
    SOLD_OUT(409, "Sold out"),
    NOT_ENOUGH_FREE(409, "Not enough seats are free now; held ones may come back"),
    NOT_ADJACENT(409, "So many seats next to each other are not free"),

    // BookHold, ReleaseHold, ExpireHold, ReturnSeats
    HOLD_UNKNOWN(404, "There is no such order"),
    HOLD_CANCELLED(409, "The hold was cancelled"),
    HOLD_BOOKED(409, "The seats are booked"),
    HOLD_ENDED(409, "The hold has ended"),
    NOT_DUE(409, "It is too early for this"),
    NOT_BOOKED(409, "The seats are not booked"),
    SEAT_NOT_IN_ORDER(422, "The order has no such seat"),

    // Publishing and changing
    SHOWTIME_ALREADY_OPEN(409, "The showtime is open already"),
    SECTION_INVALID(422, "A section is not as it must be"),
    SHOWTIME_EXISTS_DIFFERENT(409, "The showtime is published with other content"),
    SECTION_MISSING(422, "A section has not arrived"),
    PRICE_MISSING(422, "A category has no price"),
    POLICY_INVALID(422, "The policy of the sale is not as it must be"),
    PRECONDITION_FAILED(412, "It has changed since you read it"),
    NOT_BLOCKED(409, "The seats are not blocked"),

    // PayOrder
    ORDER_NOT_FOUND(404, "There is no such order"),
    ORDER_CANCELLED(409, "The order was cancelled"),
    ORDER_EXPIRED(409, "The hold has expired"),
    ORDER_PAID(409, "The order is paid"),
    ORDER_FAILED(409, "The order's payment failed"),
    PAYMENT_BUSY(503, "Too many payments are waiting; try again shortly"),
    PAYMENT_UNAVAILABLE(503, "The payment provider does not take this payment now; try again"),

    // RefundTickets
    REFUND_EXISTS_DIFFERENT(422, "This Idempotency-Key was used with another refund"),
    TICKET_UNKNOWN(422, "There is no such ticket"),
    ORDER_NOT_PAID(409, "The order is not paid"),
    REFUND_TOO_LATE(409, "Tickets of this showtime are not taken back, or no longer"),
    TICKET_ADMITTED(409, "The ticket has been used"),
    TICKET_REFUNDED(409, "The ticket has been given back"),
    PAYMENT_DISPUTED(409, "The buyer disputes the payment at the bank"),

    // AdmitTicket, which tells TICKET_UNKNOWN as 404; the first three at the edge
    TICKET_MALFORMED(422, "This is no ticket"),
    TICKET_KEY_UNKNOWN(422, "The ticket is signed with a key that is not known"),
    TICKET_SIGNATURE(422, "The ticket's signature is not right"),
    WRONG_SHOWTIME(409, "The ticket is for another showtime"),
    TICKET_VOID(409, "The ticket is void"),
    ALREADY_ADMITTED(409, "The ticket has been used"),

    // ResolveParked
    NOT_PARKED(409, "The order does not wait for anybody"),
    RESOLUTION_NOT_POSSIBLE(409, "The order waits for something that this does not resolve"),

    // At the edge only
    PRICE_TOO_SMALL(422, "A price is below what the payment provider accepts"),
    PRICE_TOO_LARGE(422, "An order could come to more than the payment provider accepts"),
    UNAUTHENTICATED(401, "A bearer token is needed"),
    TOKEN_INVALID(401, "The bearer token is not valid"),
    FORBIDDEN(403, "The token does not allow this"),
    ADMISSION_REQUIRED(403, "An admission token is needed"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This method is not for this resource"),
    NOT_ACCEPTABLE(406, "No answer in an accepted format"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    MALFORMED_JSON(400, "The body is not the JSON that it must be"),
    IDEMPOTENCY_KEY_MISSING(400, "The header Idempotency-Key is needed"),
    IDEMPOTENCY_KEY_INVALID(400, "Idempotency-Key is 1 to 255 visible ASCII characters"),
    WEBHOOK_INVALID(400, "The event is not signed by the payment provider"),
    SECTION_REQUIRED(400, "So many seats are read by section: name one"),
    TOO_MANY_REQUESTS(429, "Too many requests of yours at once"),
    OVERLOADED(503, "Too many requests at once; try again shortly"),
    STARTING(503, "Not ready yet; try again shortly"),
    INTERNAL(500, "Something is wrong here; it was noted");

    private final int status;
    private final String title;

    Reason(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that says so. */
    public int status() {
        return status;
    }

    /** One sentence for people, without a full stop. */
    public String title() {
        return title;
    }
}
