package io.seatlog.ingest.sell;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seatlog.ingest.edge.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {

    private static final long NOW_S = 1_800_000_000;
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);
    private final Webhooks webhooks = new Webhooks(List.of("whsec_new", "whsec_old"), () -> NOW_S * 1000);

    @Test
    void takesWhatEitherSecretSigned() {
        assertThatCode(() -> webhooks.check(header(NOW_S, "whsec_new"), BODY)).doesNotThrowAnyException();
        assertThatCode(() -> webhooks.check(header(NOW_S - 300, "whsec_old"), BODY))
                .doesNotThrowAnyException();
        assertThatCode(() -> webhooks.check(header(NOW_S, "other") + ",v1=" + mac(NOW_S, "whsec_old"), BODY))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherSecretAnotherBodyAndAnotherTime() {
        refuses(header(NOW_S, "whsec_other"), BODY);
        refuses(header(NOW_S, "whsec_new"), "{}".getBytes(StandardCharsets.UTF_8));
        refuses(header(NOW_S - 301, "whsec_new"), BODY);
        refuses(header(NOW_S + 301, "whsec_new"), BODY);
        refuses("t=" + (NOW_S + 1) + ",v1=" + mac(NOW_S, "whsec_new"), BODY);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "t=abc,v1=00",
                "t=,v1=",
                "v1=00",
                "t=1800000000",
                "t=1800000000,v1=",
                "t=1800000000,v1=zz",
                "t=-1,v1=00",
                "t=99999999999999999999,v1=00",
                ",,,",
            })
    void refusesNonsense(String header) {
        refuses(header, BODY);
    }

    @Test
    void refusesEverythingWithoutASecret() {
        Webhooks none = new Webhooks(List.of(), () -> NOW_S * 1000);
        assertThatThrownBy(() -> none.check(header(NOW_S, ""), BODY)).isInstanceOf(ProblemException.class);
    }

    private void refuses(String header, byte[] body) {
        assertThatThrownBy(() -> webhooks.check(header, body)).isInstanceOf(ProblemException.class);
    }

    private static String header(long seconds, String secret) {
        return "t=" + seconds + ",v1=" + mac(seconds, secret);
    }

    private static String mac(long seconds, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec((secret + (secret.isEmpty() ? "x" : "")).getBytes(StandardCharsets.UTF_8), "X"));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(BODY));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
