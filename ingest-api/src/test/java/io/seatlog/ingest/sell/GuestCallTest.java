package io.seatlog.ingest.sell;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.id.InstallationSecret;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.ClientAddress;
import io.seatlog.runtime.token.LocalIssuer;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestCallTest {

    private long now = 59_000;
    private final GuestCall call = new GuestCall(
            new LocalIssuer(new InstallationSecret(new byte[32]), "urn:seatlog:guests", false),
            new ClientAddress(List.of()),
            () -> now);

    @Test
    void letsTenInAnyMinuteThroughAlsoWhereTwoMinutesMeet() {
        assertThat(welcomed(20)).isEqualTo(10);
        now += 1_500;
        assertThat(welcomed(20)).as("in the next full minute").isZero();
        now += 58_500;
        assertThat(welcomed(20)).isEqualTo(10);
    }

    @Test
    void saysWhenTheNextMayCome() {
        assertThat(welcomed(1)).isEqualTo(1);
        now += 20_000;
        assertThat(welcomed(9)).isEqualTo(9);
        now += 500;
        Answer refused = call.guest("9.9.9.9");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(retryAfter(refused)).isEqualTo("40");
        now += 39_499;
        assertThat(call.guest("9.9.9.9").status()).isEqualTo(429);
        now += 1;
        assertThat(welcomed(5)).as("the first one's place").isEqualTo(1);
    }

    @Test
    void countsEachAddressByItself() {
        assertThat(welcomed(11)).isEqualTo(10);
        assertThat(call.guest("9.9.9.8").status()).isEqualTo(201);
    }

    @Test
    void boundsTheAddressesAndForgetsThemAfterAMinute() {
        GuestShares shares = new GuestShares();
        for (int i = 0; i < GuestShares.ADDRESSES_MAX; i++) {
            shares.take("a" + i, now);
        }
        assertThat(shares.take("one more", now).share()).isEqualTo(GuestShares.Share.UNCOUNTED);
        assertThat(shares.take("a5", now).share()).isEqualTo(GuestShares.Share.FREE);
        now += 60_000;
        assertThat(shares.take("one more", now).share()).isEqualTo(GuestShares.Share.FREE);
        assertThat(shares.addresses()).isEqualTo(1);
    }

    private int welcomed(int asked) {
        int welcomed = 0;
        for (int i = 0; i < asked; i++) {
            welcomed += call.guest("9.9.9.9").status() == 201 ? 1 : 0;
        }
        return welcomed;
    }

    /** The last one counts: headers are set one after another. */
    private static String retryAfter(Answer answer) {
        return answer.headers().get(answer.headers().lastIndexOf("Retry-After") + 1);
    }
}
