package io.seatlog.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import io.seatlog.id.InstallationSecret;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.id.TicketId;
import io.seatlog.ticket.UnfitTicketException.Fault;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketCodecTest {

    private static final InstallationSecret SECRET = new InstallationSecret(
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
    private static final TicketCodec CODEC = new TicketCodec(new TicketKeys(SECRET, 1, 1));
    private static final ShowtimeId HAMLET = new ShowtimeId("hamlet-1");
    private static final TicketId FIRST = new TicketId(OrderId.parse("hamlet-1.abcdefghijklmnopqrstuvwxyz"), 1);
    private static final TicketContent TICKET = TicketContent.of(FIRST, 1, SeatLabel.cut("stalls", "12", "104"));
    private static final TicketContent LONGEST = TicketContent.of(
            new TicketId(OrderId.parse("z".repeat(63) + '.' + "7".repeat(26)), 255),
            255,
            SeatLabel.cut("section".repeat(9), "row of many", "1"));
    private static final TicketContent BARE =
            TicketContent.of(new TicketId(OrderId.parse("h." + "a".repeat(26)), 2), 3, new SeatLabel("", "", ""));
    /** Made by another program, of the same secret, with Node's crypto. */
    private static final String GOLDEN =
            "SL1:V50I90OD43.E805QKI/R89S2FH8P1NOAQ*ZC1:A$2PW50V 03WE VDCOE*967I0A46XCPJSH.FB2CF*"
                    + "QC+UKKYA7BS-ZJK55US73JP$U5$:SCLJ9:OSM8.U88F1GITVUELECEN53DH2YUCQV6BBAX1$FKNWP89E.AL";

    static List<TicketContent> tickets() {
        return List.of(TICKET, LONGEST, BARE);
    }

    @ParameterizedTest
    @MethodSource("tickets")
    void isReadAsItIsWritten(TicketContent ticket) throws UnfitTicketException {
        assertThat(CODEC.decode(CODEC.encode(ticket))).isEqualTo(ticket);
    }

    @Test
    void writesTheSameTextForEver() throws UnfitTicketException {
        assertThat(CODEC.encode(TICKET)).isEqualTo(GOLDEN);
        assertThat(CODEC.decode(GOLDEN)).isEqualTo(TICKET);
    }

    @Test
    void saysWhichTicketItIsToWhoKnowsTheShowtime() {
        assertThat(TICKET.isFor(HAMLET)).isTrue();
        assertThat(TICKET.ticket(HAMLET)).isEqualTo(FIRST);
        assertThat(TICKET.isFor(new ShowtimeId("hamlet-2"))).isFalse();
        assertThatThrownBy(() -> TICKET.ticket(new ShowtimeId("hamlet-2")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("tickets")
    void refusesEveryTextOfWhichOneBitIsAnother(TicketContent ticket) {
        byte[] bytes = Base45.decode(CODEC.encode(ticket).substring(4)).orElseThrow();
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(fault("SL1:" + Base45.encode(flipped))).as("bit %s", bit).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("tickets")
    void refusesEveryTextOfWhichOneCharacterIsAnother(TicketContent ticket) {
        String text = CODEC.encode(ticket);
        for (int i = 0; i < text.length(); i++) {
            for (char other : new char[] {'0', (char) (text.charAt(i) + 1), (char) (text.charAt(i) ^ 32)}) {
                if (other != text.charAt(i)) {
                    String changed = text.substring(0, i) + other + text.substring(i + 1);
                    assertThat(fault(changed)).as(changed).isPresent();
                }
            }
        }
    }

    @Test
    void refusesEveryTextThatIsCutOrGoesOn() {
        String text = CODEC.encode(TICKET);
        for (int length = 0; length < text.length(); length++) {
            assertThat(fault(text.substring(0, length))).contains(Fault.MALFORMED);
        }
        for (String more : List.of("0", "00", "000", " ", "\n")) {
            assertThat(fault(text + more)).as("more: '%s'", more).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SL1:",
                "SL2:",
                "sl1:",
                "https://tickets.example",
                "SL1:SL1:",
                "SL1:\u0000",
                "SL1:\uD83C\uDFAD"
            })
    void refusesWhatIsNoTicket(String text) {
        assertThat(fault(text)).contains(Fault.MALFORMED);
    }

    @Test
    void tellsAForgedTicketFromAnUnreadableOne() {
        byte[] bytes = Base45.decode(CODEC.encode(TICKET).substring(4)).orElseThrow();

        assertThat(fault(with(bytes, 0, 2))).as("version").contains(Fault.MALFORMED);
        assertThat(fault(with(bytes, 27, 1))).as("a bit after the order").contains(Fault.MALFORMED);
        assertThat(fault(with(bytes, 28, 0))).as("line 0").contains(Fault.MALFORMED);
        assertThat(fault(with(bytes, 29, 0))).as("issue 0").contains(Fault.MALFORMED);
        assertThat(fault(with(bytes, 30, 200))).as("a length too long").contains(Fault.MALFORMED);
        assertThat(fault(with(bytes, 31, 0xff))).as("no UTF-8").contains(Fault.MALFORMED);
        assertThat(fault(with(bytes, 2, 9))).as("another key").contains(Fault.KEY_UNKNOWN);
        assertThat(fault(with(bytes, 28, 2))).as("another line").contains(Fault.SIGNATURE);
        assertThat(fault(with(bytes, 29, 2))).as("a later issue").contains(Fault.SIGNATURE);
        assertThat(fault(with(bytes, 31, 'S'))).as("another section").contains(Fault.SIGNATURE);
    }

    @Test
    void refusesTheSecondSignatureThatOnlyArithmeticHas() {
        byte[] bytes = Base45.decode(CODEC.encode(TICKET).substring(4)).orElseThrow();
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] sum = reversed(new BigInteger(1, reversed(Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length)))
                .add(order)
                .toByteArray());
        byte[] twin = bytes.clone();
        Arrays.fill(twin, bytes.length - 32, bytes.length, (byte) 0);
        System.arraycopy(sum, 0, twin, bytes.length - 32, sum.length);

        assertThat(fault("SL1:" + Base45.encode(twin))).contains(Fault.SIGNATURE);
    }

    @Test
    void fitsIntoAQrCodeOfVersion7AtLevelM() {
        assertThat(CODEC.encode(LONGEST)).hasSize(TicketCodec.LENGTH_MAX);
        for (TicketContent ticket : tickets()) {
            List<QrSegment> text = List.of(QrSegment.makeAlphanumeric(CODEC.encode(ticket)));
            QrCode code = QrCode.encodeSegments(text, QrCode.Ecc.MEDIUM, 1, 40, -1, false);
            assertThat(code.version).isLessThanOrEqualTo(7);
        }
        QrSegment longer = QrSegment.makeAlphanumeric("A".repeat(TicketCodec.LENGTH_MAX + 1));
        assertThat(QrCode.encodeSegments(List.of(longer), QrCode.Ecc.MEDIUM, 1, 40, -1, false).version)
                .as("there is no more room")
                .isEqualTo(8);
    }

    @Test
    void keepsOldTicketsGoodWhenTheKeyChangesAndKnowsTheNextKeyBefore() throws UnfitTicketException {
        String old = CODEC.encode(TICKET);
        TicketCodec later = new TicketCodec(new TicketKeys(SECRET, 1, 2));
        TicketCodec muchLater = new TicketCodec(new TicketKeys(SECRET, 2, 3));

        assertThat(later.encode(TICKET)).isNotEqualTo(old);
        assertThat(later.decode(old)).isEqualTo(TICKET);
        assertThat(CODEC.decode(later.encode(TICKET)))
                .as("by who has not changed yet")
                .isEqualTo(TICKET);
        assertThat(fault(CODEC, muchLater.encode(TICKET))).contains(Fault.KEY_UNKNOWN);
        assertThat(fault(muchLater, old)).as("a key that is retired").contains(Fault.KEY_UNKNOWN);
    }

    @Test
    void refusesTheTicketsOfAnotherInstallation() {
        TicketCodec other = new TicketCodec(new TicketKeys(new InstallationSecret(new byte[32]), 1, 1));
        assertThat(fault(other.encode(TICKET))).contains(Fault.SIGNATURE);
    }

    @Test
    void publishesTheKeysThatAreGood() {
        List<PublicTicketKey> keys = new TicketKeys(SECRET, 2, 3).publicKeys();
        assertThat(keys).extracting(PublicTicketKey::id).containsExactly(2, 3, 4);
        assertThat(keys).extracting(PublicTicketKey::x).doesNotHaveDuplicates().allMatch(x -> x.length() == 43);
        assertThat(new TicketKeys(SECRET, 65535, 65535).publicKeys()).hasSize(1);
    }

    @Test
    void refusesNumbersOfKeysThatCannotBe() {
        for (int[] numbers : new int[][] {{0, 1}, {2, 1}, {65535, 65536}, {1, 101}}) {
            assertThatThrownBy(() -> new TicketKeys(SECRET, numbers[0], numbers[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Optional<Fault> fault(String text) {
        return fault(CODEC, text);
    }

    private static Optional<Fault> fault(TicketCodec codec, String text) {
        try {
            codec.decode(text);
            return Optional.empty();
        } catch (UnfitTicketException e) {
            return Optional.of(e.fault());
        }
    }

    private static String with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return "SL1:" + Base45.encode(changed);
    }

    private static byte[] reversed(byte[] bytes) {
        List<Byte> list = new ArrayList<>();
        for (byte b : bytes) {
            list.add(0, b);
        }
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = list.get(i);
        }
        return reversed;
    }
}
