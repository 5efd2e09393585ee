package io.seatlog.ticket;

import io.seatlog.id.OrderId;
import io.seatlog.ticket.UnfitTicketException.Fault;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text in a ticket's QR code: {@code SL1:} and base45 of a signed body.
 *
 * <pre>
 *   1 byte version, 2 key, 8 showtime's mark, 17 order (26 characters of 5 bits, 6 zero bits), 1 line, 1 issue,
 *   section, row, number: each 1 byte length and UTF-8, 64 Ed25519 signature of all before
 * </pre>
 *
 * One ticket has one text: whoever changes a character of it has none that is accepted.
 */
public final class TicketCodec {

    /** What every text begins with. */
    public static final String PREFIX = "SL1:";

    /** Most characters of a text: what a QR code of version 7 holds at level M. */
    public static final int LENGTH_MAX = 178;

    private static final byte VERSION = 1;
    private static final int ORDER_BYTES = 17;
    private static final int ORDER_SPARE_BITS = ORDER_BYTES * Byte.SIZE - OrderId.SUFFIX_LENGTH * 5;
    private static final int FIXED_BYTES = 1 + 2 + Long.BYTES + ORDER_BYTES + 1 + 1 + 3 + Ed25519Key.SIGNATURE_BYTES;
    private static final String ORDER_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private final TicketKeys keys;

    public TicketCodec(TicketKeys keys) {
        this.keys = keys;
    }

    /** The text of a ticket, signed with the key that signs now. */
    public String encode(TicketContent ticket) {
        ByteBuffer body = ByteBuffer.allocate(FIXED_BYTES + SeatLabel.BYTES_MAX);
        body.put(VERSION);
        body.putShort((short) keys.active());
        body.putLong(ticket.showtimeMark());
        body.put(packed(ticket.orderSuffix()));
        body.put((byte) ticket.line());
        body.put((byte) ticket.issue());
        putText(body, ticket.seat().section());
        putText(body, ticket.seat().row());
        putText(body, ticket.seat().number());
        byte[] message = Arrays.copyOf(body.array(), body.position());
        body.put(keys.sign(message));
        return PREFIX + Base45.encode(Arrays.copyOf(body.array(), body.position()));
    }

    /**
     * Reads a text and checks who signed it.
     *
     * @throws UnfitTicketException if it is no ticket of ours
     */
    public TicketContent decode(String text) throws UnfitTicketException {
        if (text.length() > LENGTH_MAX || !text.startsWith(PREFIX)) {
            throw malformed("A ticket's code begins with SL1: and has 178 characters at most");
        }
        byte[] bytes = Base45.decode(text.substring(PREFIX.length()))
                .orElseThrow(() -> malformed("What follows SL1: is not base45"));
        if (bytes.length < FIXED_BYTES) {
            throw malformed("The code is cut short");
        }
        int signed = bytes.length - Ed25519Key.SIGNATURE_BYTES;
        ByteBuffer body = ByteBuffer.wrap(bytes, 0, signed);
        if (body.get() != VERSION) {
            throw malformed("The code is of a version that is not known here");
        }
        int key = body.getShort() & 0xffff;
        TicketContent content = content(body);
        if (!keys.knows(key)) {
            throw new UnfitTicketException(Fault.KEY_UNKNOWN, "The ticket is signed with key " + key);
        }
        byte[] signature = Arrays.copyOfRange(bytes, signed, bytes.length);
        if (!keys.verifies(key, Arrays.copyOf(bytes, signed), signature)) {
            throw new UnfitTicketException(Fault.SIGNATURE, "The ticket's signature is not of key " + key);
        }
        return content;
    }

    private static TicketContent content(ByteBuffer body) throws UnfitTicketException {
        try {
            long mark = body.getLong();
            byte[] order = new byte[ORDER_BYTES];
            body.get(order);
            String suffix = unpacked(order);
            int line = body.get() & 0xff;
            int issue = body.get() & 0xff;
            SeatLabel seat = new SeatLabel(text(body), text(body), text(body));
            if (body.hasRemaining()) {
                throw malformed("The code says more than a ticket does");
            }
            return new TicketContent(mark, suffix, line, issue, seat);
        } catch (BufferUnderflowException | CharacterCodingException | IllegalArgumentException e) {
            throw malformed("The code does not say what a ticket does");
        }
    }

    private static void putText(ByteBuffer body, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        body.put((byte) utf8.length).put(utf8);
    }

    private static String text(ByteBuffer body) throws CharacterCodingException {
        byte[] utf8 = new byte[body.get() & 0xff];
        body.get(utf8);
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    private static byte[] packed(String suffix) {
        byte[] bytes = new byte[ORDER_BYTES];
        for (int i = 0; i < suffix.length(); i++) {
            int value = ORDER_ALPHABET.indexOf(suffix.charAt(i)) << 11 - (i * 5 & 7);
            int at = i * 5 >> 3;
            bytes[at] |= (byte) (value >> 8);
            if ((byte) value != 0) {
                bytes[at + 1] |= (byte) value;
            }
        }
        return bytes;
    }

    private static String unpacked(byte[] bytes) throws UnfitTicketException {
        if ((bytes[ORDER_BYTES - 1] & (1 << ORDER_SPARE_BITS) - 1) != 0) {
            throw malformed("The code names no order");
        }
        char[] suffix = new char[OrderId.SUFFIX_LENGTH];
        for (int i = 0; i < suffix.length; i++) {
            int at = i * 5 >> 3;
            int two = (bytes[at] & 0xff) << 8 | (at + 1 < ORDER_BYTES ? bytes[at + 1] & 0xff : 0);
            suffix[i] = ORDER_ALPHABET.charAt(two >> 11 - (i * 5 & 7) & 31);
        }
        return new String(suffix);
    }

    private static UnfitTicketException malformed(String detail) {
        return new UnfitTicketException(Fault.MALFORMED, detail);
    }
}
