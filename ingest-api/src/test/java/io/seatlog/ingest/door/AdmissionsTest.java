package io.seatlog.ingest.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.InstallationSecret;
import io.seatlog.id.OrderId;
import io.seatlog.id.ShowtimeId;
import io.seatlog.id.TicketId;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.log.CommandLog;
import io.seatlog.ingest.log.Replies;
import io.seatlog.ingest.log.ReplyAddress;
import io.seatlog.ingest.log.SeatLog;
import io.seatlog.reason.Reason;
import io.seatlog.serde.LocalSchemaIds;
import io.seatlog.serde.WireCodec;
import io.seatlog.ticket.SeatLabel;
import io.seatlog.ticket.TicketCodec;
import io.seatlog.ticket.TicketContent;
import io.seatlog.ticket.TicketKeys;
import io.seatlog.topic.RecordHeaders;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Admission;
import io.seatlog.wire.AdmitTicket;
import io.seatlog.wire.CommandRef;
import io.seatlog.wire.OrderCommandRefused;
import io.seatlog.wire.RefusalReason;
import io.seatlog.wire.TicketAdmitted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdmissionsTest {

    private static final InstallationSecret SECRET = new InstallationSecret(new byte[32]);
    private static final TicketCodec CODEC = new TicketCodec(new TicketKeys(SECRET, 1, 1));
    private static final ShowtimeId HAMLET = new ShowtimeId("hamlet");
    private static final OrderId ORDER = OrderId.parse("hamlet.abcdefghijklmnopqrstuvwxyz");
    private static final Instant AT = Instant.parse("2030-05-01T17:31:02Z");
    private static final Admission FIRST =
            Admission.newBuilder().setAt(AT).setGate("A").build();

    private final WireCodec wire = new WireCodec(new LocalSchemaIds());
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ReplyAddress address = new ReplyAddress();
    private final Replies replies =
            new Replies(Topics.ORDER_REPLIES, address, wire, (record, why) -> {}, (showtime, number) -> {}, () -> {});
    private final SeatLog orders = new SeatLog(new CommandLog(producer, wire), replies, address, Topics.ORDER_COMMANDS);
    private final AdmissionJson json = new AdmissionJson("/api/tickets/admissions");

    @Test
    void asksTheLogOfTheShowtimeWhatTheCodeAndTheScannerSay() {
        Scan scan = new Scan("s1", token(7, 3), HAMLET, "B", AT, true);

        answers(Duration.ofMinutes(1), scan);

        assertThat(producer.history()).hasSize(1);
        assertThat(producer.history().get(0).key()).isEqualTo("hamlet".getBytes(StandardCharsets.UTF_8));
        AdmitTicket command = command(0);
        assertThat(command)
                .isEqualTo(AdmitTicket.newBuilder()
                        .setShowtimeId("hamlet")
                        .setCommandId(command.getCommandId())
                        .setReplyTo(address.replyTo())
                        .setOrderId(ORDER.toString())
                        .setLine(7)
                        .setIssue(3)
                        .setScanId("s1")
                        .setGate("B")
                        .setScannedAt(AT)
                        .setOffline(true)
                        .build());
    }

    @Test
    void letsInWhomTheLogLetsIn() throws Exception {
        Scan scan = scan("s1", token(1, 1));
        CompletableFuture<List<ScanAnswer>> answers = answers(Duration.ofMinutes(1), scan);
        reply(admitted(command(0), true));

        Answer told = json.one(scan, answers.get().get(0));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.headers()).contains("Idempotent-Replayed");
        assertThat(body(told).toString())
                .isEqualTo("{\"scanId\":\"s1\",\"ticketId\":\"" + ORDER + "-1\",\"at\":\"2030-05-01T17:31:02Z\","
                        + "\"gate\":\"A\",\"seat\":{\"section\":\"stalls\",\"row\":\"12\",\"number\":\"4\"}}");
    }

    @Test
    void tellsWhereATicketWasUsedFirst() throws Exception {
        Scan scan = scan("s1", token(1, 1));
        CompletableFuture<List<ScanAnswer>> answers = answers(Duration.ofMinutes(1), scan);
        reply(refused(command(0), RefusalReason.ALREADY_ADMITTED, FIRST));

        Answer told = json.one(scan, answers.get().get(0));

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.headers()).contains("application/problem+json");
        JsonNode body = body(told);
        assertThat(body.path("reason").asString()).isEqualTo("ALREADY_ADMITTED");
        assertThat(body.path("status").asInt()).isEqualTo(409);
        assertThat(body.path("ticketId").asString()).isEqualTo(ORDER + "-1");
        assertThat(body.path("first").toString()).isEqualTo("{\"at\":\"2030-05-01T17:31:02Z\",\"gate\":\"A\"}");
    }

    @Test
    void atTheDoorATicketThatIsNotKnownIsNotThere() throws Exception {
        for (RefusalReason reason : List.of(RefusalReason.TICKET_UNKNOWN, RefusalReason.ORDER_NOT_FOUND)) {
            producer.clear();
            Scan scan = scan("s1", token(1, 1));
            CompletableFuture<List<ScanAnswer>> answers = answers(Duration.ofMinutes(1), scan);
            reply(refused(command(0), reason, null));

            Answer told = json.one(scan, answers.get().get(0));

            assertThat(told.status()).isEqualTo(404);
            assertThat(body(told).path("status").asInt()).isEqualTo(404);
            assertThat(body(told).path("reason").asString()).isEqualTo("TICKET_UNKNOWN");
        }
    }

    @Test
    void neverAsksTheLogAboutWhatIsNoTicketOfThisShowtime() throws Exception {
        String good = token(1, 1);
        TicketCodec foreign = new TicketCodec(new TicketKeys(
                new InstallationSecret("another installation, 32 bytes up".getBytes(StandardCharsets.UTF_8)), 1, 1));
        TicketCodec later = new TicketCodec(new TicketKeys(SECRET, 1, 9));

        List<ScanAnswer> answers = answers(
                        Duration.ofMinutes(1),
                        scan("s1", "SL1:"),
                        scan("s2", good.substring(0, good.length() - 1)),
                        scan("s3", later.encode(content(1, 1))),
                        scan("s4", foreign.encode(content(1, 1))),
                        new Scan("s5", good, new ShowtimeId("macbeth"), "", null, false))
                .get();

        assertThat(producer.history()).isEmpty();
        assertThat(answers)
                .extracting(ScanAnswer::outcome)
                .containsExactly(
                        "TICKET_MALFORMED",
                        "TICKET_MALFORMED",
                        "TICKET_KEY_UNKNOWN",
                        "TICKET_SIGNATURE",
                        "WRONG_SHOWTIME");
        assertThat(answers).extracting(ScanAnswer::status).containsExactly(422, 422, 422, 422, 409);
    }

    @Test
    void answersAListInItsOrderAndNamesTheOfflineScansThatLetInTooMany() throws Exception {
        List<Scan> scans = List.of(
                scan("s1", token(1, 1)),
                offline("s2", token(1, 1)),
                offline("s3", "nonsense"),
                scan("s4", token(2, 1)),
                offline("s5", token(3, 1)));
        CompletableFuture<List<ScanAnswer>> answers = answers(Duration.ofMinutes(1), scans.toArray(Scan[]::new));
        assertThat(producer.history()).as("all at once").hasSize(4);
        reply(admitted(command(3), false));
        reply(refused(command(2), RefusalReason.TICKET_VOID, null));
        reply(refused(command(1), RefusalReason.ALREADY_ADMITTED, FIRST));
        reply(admitted(command(0), false));

        Answer told = json.all(scans, answers.get());

        assertThat(told.status()).isEqualTo(200);
        JsonNode body = body(told);
        assertThat(body.path("results")
                        .valueStream()
                        .map(result -> result.path("scanId").asString()
                                + ' '
                                + result.path("status").asInt()))
                .containsExactly("s1 200", "s2 409", "s3 422", "s4 409", "s5 200");
        assertThat(body.path("results")
                        .get(0)
                        .path("admission")
                        .path("ticketId")
                        .asString())
                .isEqualTo(ORDER + "-1");
        assertThat(body.path("results").get(3).path("problem").path("reason").asString())
                .isEqualTo("TICKET_VOID");
        assertThat(body.path("conflicts").toString())
                .isEqualTo("[{\"scanId\":\"s2\",\"ticketId\":\"" + ORDER + "-1\",\"reason\":\"ALREADY_ADMITTED\","
                        + "\"first\":{\"at\":\"2030-05-01T17:31:02Z\",\"gate\":\"A\"}},"
                        + "{\"scanId\":\"s3\",\"reason\":\"TICKET_MALFORMED\"}]");
    }

    @Test
    void saysThatItDoesNotKnowWhenNobodyAnswers() throws Exception {
        Scan scan = scan("s1", token(1, 1));

        ScanAnswer answer = answers(Duration.ofMillis(20), scan).get().get(0);

        Answer told = json.one(scan, answer);
        assertThat(told.status()).isEqualTo(202);
        assertThat(told.headers()).contains("Retry-After");
        assertThat(body(json.all(List.of(scan), List.of(answer)))
                        .path("results")
                        .get(0)
                        .path("status")
                        .asInt())
                .isEqualTo(202);
    }

    @Test
    void asksToComeAgainWhenTheLogCannotBeWritten() throws Exception {
        producer.sendException = new TimeoutException("no broker");

        ScanAnswer answer =
                answers(Duration.ofMinutes(1), offline("s1", token(1, 1))).get().get(0);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.outcome()).isEqualTo(Reason.OVERLOADED.name());
        assertThat(body(json.all(List.of(offline("s1", "")), List.of(answer)))
                        .path("conflicts")
                        .isEmpty())
                .as("it is not known yet whether it is one")
                .isTrue();
    }

    private CompletableFuture<List<ScanAnswer>> answers(Duration within, Scan... scans) {
        return new Admissions(CODEC, orders, Schedulers.immediate(), within)
                .answer(Arrays.asList(scans))
                .toFuture();
    }

    private AdmitTicket command(int index) {
        return (AdmitTicket)
                wire.decode(Topics.ORDER_COMMANDS, producer.history().get(index).value());
    }

    private void reply(SpecificRecord reply) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                Topics.ORDER_REPLIES.name(), 0, 0, new byte[0], wire.encode(Topics.ORDER_REPLIES, reply));
        byte[] to = new byte[Long.BYTES];
        address.replyTo().get(to);
        record.headers().add(RecordHeaders.TO, to);
        replies.record(record);
    }

    private static TicketAdmitted admitted(AdmitTicket command, boolean replayed) {
        return TicketAdmitted.newBuilder()
                .setShowtimeId("hamlet")
                .setCommand(ref(command))
                .setOrderId(ORDER.toString())
                .setLine(command.getLine())
                .setAdmission(FIRST)
                .setReplayed(replayed)
                .build();
    }

    private static OrderCommandRefused refused(AdmitTicket command, RefusalReason reason, Admission first) {
        return OrderCommandRefused.newBuilder()
                .setShowtimeId("hamlet")
                .setCommand(ref(command))
                .setOrderId(ORDER.toString())
                .setReason(reason)
                .setFirst(first)
                .build();
    }

    private static CommandRef ref(AdmitTicket command) {
        return new CommandRef(command.getCommandId(), 0, 0L);
    }

    private static Scan scan(String id, String token) {
        return new Scan(id, token, HAMLET, "B", null, false);
    }

    private static Scan offline(String id, String token) {
        return new Scan(id, token, HAMLET, "B", AT, true);
    }

    private static String token(int line, int issue) {
        return CODEC.encode(content(line, issue));
    }

    private static TicketContent content(int line, int issue) {
        return TicketContent.of(new TicketId(ORDER, line), issue, new SeatLabel("stalls", "12", "4"));
    }

    private static JsonNode body(Answer answer) {
        return new JsonMapper().readTree(answer.body());
    }
}
