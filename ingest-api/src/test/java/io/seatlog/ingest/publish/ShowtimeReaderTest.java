package io.seatlog.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowtimeReaderTest {

    private static final String PLAN = """
            {'name':'p','size':{'width':9,'height':9},'categories':[{'name':'%s'}],
             'zones':[{'name':'z','position':{'x':0,'y':0},'rows':[{'row_number':'1','seats':[%s]}]}]}""";

    @Test
    void acceptsWhatIsRight() {
        Bodies.Judged judged = Bodies.judge(Bodies.good());

        assertThat(judged.told()).isEmpty();
        assertThat(judged.draft().plan().seats()).isEqualTo(100);
    }

    @Test
    void namesAllThatIsMissingAtOnce() {
        assertThat(Bodies.judge("{}").told())
                .containsExactlyInAnyOrder(
                        "/seatingPlan REQUIRED",
                        "/event REQUIRED",
                        "/venue REQUIRED",
                        "/startsAt REQUIRED",
                        "/salesOpenAt REQUIRED",
                        "/salesCloseAt REQUIRED",
                        "/currency REQUIRED",
                        "/maxSeatsPerCustomer REQUIRED",
                        "/prices REQUIRED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sections     | [{'id':'a','category':'A','rows':0,'seatsPerRow':1}]        | /sections/0/rows OUT_OF_RANGE",
                "sections     | [{'id':'a','category':'A','rows':2}]                        | /sections/0 INVALID",
                "sections     | 7                                                           | /sections WRONG_TYPE",
                "sections     | []                                                          | /seatingPlan REQUIRED",
                "event        | 7                                                           | /event WRONG_TYPE",
                "focalPoint   | {'x':'left','y':1}                                          | /focalPoint/x WRONG_TYPE",
                "refund       | {'until':'soon'}                                            | /refund/until INVALID",
                "prices       | 7                                                           | /prices WRONG_TYPE",
                "prices       | {'A':{'price':-1}}                                          | /prices/A/price OUT_OF_RANGE",
                "prices       | {}                                                          | /prices PRICE_MISSING",
                "salesCloseAt | '2030-01-02T02:00:01Z'                                      | /salesCloseAt INVALID",
                "endsAt       | '2030-01-01T18:00:00Z'                                      | /endsAt INVALID",
                "onlyIfNamed  | ['B']                                                       | /onlyIfNamed CATEGORY_UNKNOWN",
                "blocked      | ['stalls:11:1']                                             | /blocked SEAT_UNKNOWN"
            })
    void namesTheOneThingThatIsWrong(String member, String value, String told) {
        assertThat(Bodies.judge(member, value).told()).containsExactly(told);
    }

    @Test
    void takesSalesUntilTheEndAndNotBeyond() {
        Map<String, String> body = Bodies.good();
        body.put("endsAt", "'2030-01-01T22:00:00Z'");
        body.put("salesCloseAt", "'2030-01-01T22:00:00Z'");
        assertThat(Bodies.judge(body).told()).isEmpty();

        body.put("salesCloseAt", "'2030-01-01T22:00:01Z'");
        assertThat(Bodies.judge(body).told()).containsExactly("/salesCloseAt INVALID");
    }

    @Test
    void looksAtPricesWhateverTheCurrency() {
        Map<String, String> body = Bodies.good();
        body.put("currency", "'euro'");
        body.put("prices", "{'A':1}");

        assertThat(Bodies.judge(body).told())
                .containsExactlyInAnyOrder("/currency OUT_OF_RANGE", "/prices/A PRICE_TOO_SMALL");
    }

    @ParameterizedTest
    @CsvSource({"64, true", "65, false"})
    void takesCategoriesOfAtMost64CharactersAsTheLogDoes(int length, boolean taken) {
        String name = "c".repeat(length);
        Map<String, String> body = Bodies.good();
        body.put("prices", "{'" + name + "':5000}");
        body.put("sections", "[{'id':'a','category':'" + name + "','rows':1,'seatsPerRow':2}]");
        List<String> asSections = Bodies.judge(body).told();
        body.remove("sections");
        body.put("seatingPlan", PLAN.formatted(name, "{'seat_guid':'s1','category':'" + name + "'}"));
        List<String> asPlan = Bodies.judge(body).told();

        String price = "/prices/" + name + " OUT_OF_RANGE";
        assertThat(asSections)
                .containsExactlyInAnyOrder(
                        taken ? new String[0] : new String[] {price, "/sections/0/category OUT_OF_RANGE"});
        assertThat(asPlan)
                .containsExactlyInAnyOrder(
                        taken ? new String[0] : new String[] {price, "/seatingPlan/categories/0/name OUT_OF_RANGE"});
    }

    @Test
    void saysOfAPlanWithOneFaultyRowNothingElse() {
        Map<String, String> body = Bodies.good();
        body.remove("sections");
        body.put("seatingPlan", PLAN.formatted("A", "{'category':'A'}"));

        assertThat(Bodies.judge(body).told()).containsExactly("/seatingPlan/zones/0/rows/0/seats/0 REQUIRED");
    }

    @ParameterizedTest
    @CsvSource({
        "99999999, 1,    true", "99999999, 2,    false",
        "24999999, 4,    true", "25000000, 4,    false",
        "999999,   100,  true", "1000000,  100,  false",
        "999999,   5000, true", "1000000,  5000, false"
    })
    void takesOnlyPricesAtWhichEveryOrderCanBePaid(long price, int seatsPerCustomer, boolean taken) {
        Map<String, String> body = Bodies.good();
        body.put("prices", "{'A':" + price + "}");
        body.put("maxSeatsPerCustomer", Integer.toString(seatsPerCustomer));

        assertThat(Bodies.judge(body).told()).isEqualTo(taken ? List.of() : List.of("/prices/A PRICE_TOO_LARGE"));
    }

    @Test
    void refusesMoreBlockedSeatsThanOneRecordHolds() {
        Map<String, String> body = Bodies.good();
        String section = "s".repeat(64);
        body.put("sections", "[{'id':'" + section + "','category':'A','rows':100,'seatsPerRow':120}]");
        body.put("blocked", seats(section, 10_000));
        Bodies.Judged many = Bodies.judge(body);
        body.put("blocked", seats(section, 6_000));
        Bodies.Judged fewer = Bodies.judge(body);

        assertThat(many.told()).containsExactly("/blocked OUT_OF_RANGE");
        assertThat(many.faults().list().get(0).detail()).contains("at most 900000");
        assertThat(fewer.told()).isEmpty();
        assertThat(fewer.draft().blocked()).hasSize(6_000);
    }

    private static String seats(String section, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'" + section + ':' + (i / 120 + 1) + ':' + (i % 120 + 1) + '\'')
                .collect(Collectors.joining(",", "[", "]"));
    }
}
