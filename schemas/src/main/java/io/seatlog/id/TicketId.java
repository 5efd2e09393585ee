package io.seatlog.id;

/**
 * One ticket of an order: {@code {orderId}-{line}}.
 *
 * @param order the order it is of
 * @param line  its place in the order, from 1
 */
public record TicketId(OrderId order, int line) {

    /** Highest line: it stands in one byte of a ticket's code. */
    public static final int LINE_MAX = 255;

    /** Most characters of a whole ticket id. */
    public static final int LENGTH_MAX = OrderId.LENGTH_MAX + 1 + 3;

    private static final char SEPARATOR = '-';

    public TicketId {
        if (line < 1 || line > LINE_MAX) {
            throw new IllegalArgumentException("A ticket is line 1 to 255 of its order");
        }
    }

    /**
     * Reads a ticket id.
     *
     * @throws IllegalArgumentException if the text is not one
     */
    public static TicketId parse(String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("A ticket id is an order id, '-' and a number from 1 to 255");
        }
        int separator = text.lastIndexOf(SEPARATOR);
        return new TicketId(
                OrderId.parse(text.substring(0, separator)), Integer.parseInt(text.substring(separator + 1)));
    }

    /** Whether the text has the form of a ticket id. */
    public static boolean isValid(String text) {
        int separator = text.lastIndexOf(SEPARATOR);
        return separator > 0
                && text.length() <= LENGTH_MAX
                && OrderId.isValid(text.substring(0, separator))
                && isLine(text.substring(separator + 1));
    }

    private static boolean isLine(String text) {
        return text.length() <= 3 && text.matches("[1-9][0-9]*") && Integer.parseInt(text) <= LINE_MAX;
    }

    @Override
    public String toString() {
        return order.toString() + SEPARATOR + line;
    }
}
