package io.seatlog.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.ingest.edge.Fault;
import io.seatlog.ingest.edge.Faults;
import io.seatlog.wire.Policy;
import io.seatlog.wire.Price;
import io.seatlog.wire.RefundPolicy;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    private static final Instant UNTIL = Instant.parse("2029-04-01T00:00:00Z");

    private final Faults faults = new Faults();
    private final Draft draft = Bodies.judge(Bodies.good()).draft();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'A':{'price':6000}}                        | 6000 | 200 | 700",
                "{'A':{'fee':100}}                           | 5000 | 100 | 700",
                "{'A':{'taxRate':0.5}}                       | 5000 | 200 | 50",
                "{'A':{}}                                    | 5000 | 200 | 700",
                "{'A':{'fee':null}}                          | 5000 | 0   | 700",
                "{'A':{'taxRate':null}}                      | 5000 | 200 | 0",
                "{'A':6000}                                  | 6000 | 0   | 0",
                "{'A':{'price':5000,'fee':200,'taxRate':7}}  | 5000 | 200 | 700",
                "{'A':{'taxRate':0.29}}                      | 5000 | 200 | 29",
                "{'A':{'taxRate':100}}                       | 5000 | 200 | 10000"
            })
    void ofAPriceChangesWhatItNamesAndABareNumberReplacesAll(String prices, long price, long fee, int taxRate) {
        Policy policy = patch("{'prices':" + prices + "}");

        assertThat(faults.list()).isEmpty();
        assertThat(policy.getPrices()).singleElement().satisfies(only -> assertThat(only.getPrice())
                .isEqualTo(new Price(price, fee, taxRate)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'A':{'price':100}}       | /prices/A         | OUT_OF_RANGE",
                "{'A':{'price':null}}      | /prices/A         | REQUIRED",
                "{'A':{'fee':5001}}        | /prices/A         | OUT_OF_RANGE",
                "{'A':{'taxRate':0.001}}   | /prices/A/taxRate | OUT_OF_RANGE",
                "{'A':{'taxRate':1e-9}}    | /prices/A/taxRate | OUT_OF_RANGE",
                "{'A':{'taxRate':100.01}}  | /prices/A/taxRate | OUT_OF_RANGE",
                "{'A':{'taxRate':'7'}}     | /prices/A/taxRate | WRONG_TYPE",
                "{'A':'free'}              | /prices/A         | WRONG_TYPE",
                "{'A':null}                | /prices           | PRICE_MISSING"
            })
    void namesTheOneThingThatIsWrongWithAPrice(String prices, String pointer, Fault.Kind kind) {
        patch("{'prices':" + prices + "}");

        assertThat(faults.list()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.kind()).isEqualTo(kind);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'until':'2029-03-01T00:00:00Z'} | 2029-03-01T00:00:00Z | 300",
                "{'keep':100}                     | 2029-04-01T00:00:00Z | 100",
                "{'keep':null}                    | 2029-04-01T00:00:00Z | 0",
                "{}                               | 2029-04-01T00:00:00Z | 300"
            })
    void ofARefundChangesWhatItNames(String refund, Instant until, long keep) {
        Policy policy = patch("{'refund':" + refund + "}");

        assertThat(faults.list()).isEmpty();
        assertThat(policy.getRefund()).isEqualTo(new RefundPolicy(until, keep));
    }

    @Test
    void takesARefundAwayButNotTheEndOfOne() {
        assertThat(patch("{'refund':null}").getRefund()).isNull();
        assertThat(faults.list()).isEmpty();

        patch("{'refund':{'until':null}}");
        assertThat(faults.list()).singleElement().satisfies(fault -> assertThat(fault.kind())
                .isEqualTo(Fault.Kind.REQUIRED));
    }

    @Test
    void changesNothingElse() {
        assertThat(patch("{}")).isEqualTo(draft.policy());
        assertThat(draft.policy().getRefund()).isEqualTo(new RefundPolicy(UNTIL, 300L));
    }

    private Policy patch(String patch) {
        return Bodies.patched(draft.policy(), draft.texts(), patch, faults);
    }
}
