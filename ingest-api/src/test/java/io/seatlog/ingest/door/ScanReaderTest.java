package io.seatlog.ingest.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.seatlog.id.ShowtimeId;
import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanReaderTest {

    private static final String SCAN = "{'scanId':'s1','ticket':'SL1:A','showtimeId':'hamlet'}";

    @Test
    void readsOneScan() {
        ScanReader.Scans scans = read("{'scanId':'s1','ticket':'SL1:A','showtimeId':'hamlet','gate':'B',"
                + "'scannedAt':'2030-05-01T19:31:07+02:00','offline':true}");

        assertThat(scans.isBatch()).isFalse();
        assertThat(scans.list())
                .containsExactly(new Scan(
                        "s1", "SL1:A", new ShowtimeId("hamlet"), "B", Instant.parse("2030-05-01T17:31:07Z"), true));
    }

    @Test
    void readsAListOfScansInItsOrder() {
        ScanReader.Scans scans =
                read("{'scans':[" + SCAN + ",{'scanId':'s2','ticket':'SL1:B','showtimeId':'hamlet'}]}");

        assertThat(scans.isBatch()).isTrue();
        assertThat(scans.list()).extracting(Scan::id).containsExactly("s1", "s2");
        assertThat(scans.list().get(0)).isEqualTo(new Scan("s1", "SL1:A", new ShowtimeId("hamlet"), "", null, false));
    }

    @Test
    void readsFiveHundredScansAndNoMore() {
        String five = String.join(",", Collections.nCopies(500, SCAN));
        assertThat(read("{'scans':[" + five + "]}").list()).hasSize(500);
        assertThat(faults("{'scans':[" + five + ',' + SCAN + "]}"))
                .extracting(Fault::pointer)
                .containsExactly("/scans/500");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /scanId,/ticket,/showtimeId",
                "{'scans':[]} | /scans",
                "{'scans':[{}]} | /scans/0/scanId,/scans/0/ticket,/scans/0/showtimeId",
                "{'scans':[1]} | /scans/0",
                "{'scans':1} | /scans",
                "{'scanId':'s1','scans':[SCAN]} | ''",
                "{'scans':[SCAN,{'scanId':'','ticket':'','showtimeId':'-'}]} | /scans/1/scanId,/scans/1/ticket,/scans/1/showtimeId",
                "{'scanId':'s 1','ticket':'SL1:A','showtimeId':'hamlet'} | /scanId",
                "{'scanId':'s1','ticket':'SL1:A','showtimeId':'hamlet','offline':true} | /scannedAt",
                "{'scanId':'s1','ticket':'SL1:A','showtimeId':'hamlet','offline':1} | /offline",
                "{'scanId':'s1','ticket':'SL1:A','showtimeId':'hamlet','scannedAt':'now'} | /scannedAt",
                "{'scanId':'s1','ticket':'SL1:A','showtimeId':'hamlet','scannedAt':'+999999999-01-01T00:00:00Z'} | /scannedAt",
                "{'scanId':'s1','ticket':'SL1:A','showtimeId':'hamlet','who':'me'} | /who",
            })
    void saysWhereABodyIsWrong(String body, String pointers) {
        assertThat(faults(body.replace("SCAN", SCAN)))
                .extracting(Fault::pointer)
                .containsExactly(pointers.split(",", -1));
    }

    private static ScanReader.Scans read(String body) {
        return ScanReader.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static List<Fault> faults(String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(body))
                .problem()
                .errors();
    }
}
