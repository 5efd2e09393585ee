package io.seatlog.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class ClientAddressTest {

    private final ClientAddress client = new ClientAddress(List.of("10.0.0.0/8", "192.168.7.7", "fd00::/8"));

    @Test
    void believesNobodyUnlessItIsTold() throws Exception {
        assertThat(of(new ClientAddress(List.of()), "10.1.2.3", "9.9.9.9", null))
                .isEqualTo("10.1.2.3");
        assertThat(of(client, "8.8.8.8", "9.9.9.9", "for=9.9.9.9")).isEqualTo("8.8.8.8");
        assertThat(of(client, "192.168.7.8", "9.9.9.9", null)).isEqualTo("192.168.7.8");
        assertThat(client.of(null, new HttpHeaders())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9.9.9.9 | 9.9.9.9",
                "9.9.9.9:4711 | 9.9.9.9",
                "6.6.6.6, 9.9.9.9 | 9.9.9.9",
                "6.6.6.6, 9.9.9.9, 10.8.8.8 | 9.9.9.9",
                "10.9.9.9, 10.8.8.8 | 10.9.9.9",
                "9.9.9.9, nonsense | 10.1.2.3",
                "9.9.9.9, nonsense, 192.168.7.7 | 192.168.7.7",
                "::ffff:9.9.9.9 | 9.9.9.9",
                "2001:db8:1:2:3:4:5:6 | 2001:db8:1:2::",
                "[2001:db8:1:2:3:4:5:6]:4711 | 2001:db8:1:2::"
            })
    void takesTheLastHopThatIsNoProxyOfOurs(String forwardedFor, String expected) throws Exception {
        assertThat(of(client, "10.1.2.3", forwardedFor, null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=9.9.9.9 | 9.9.9.9",
                "For=\"9.9.9.9:80\";proto=https;by=10.1.2.3 | 9.9.9.9",
                "for=6.6.6.6, for=9.9.9.9;proto=http, for=10.8.8.8 | 9.9.9.9",
                "for=\"[2001:db8:1:2::5]:4711\" | 2001:db8:1:2::",
                "for=9.9.9.9, for=unknown | 10.1.2.3",
                "proto=https | 10.1.2.3"
            })
    void readsTheStandardHeaderToo(String forwarded, String expected) throws Exception {
        assertThat(of(client, "10.1.2.3", null, forwarded)).isEqualTo(expected);
    }

    @Test
    void believesNeitherOfTwoHeadersThatContradictEachOther() throws Exception {
        assertThat(of(client, "10.1.2.3", "9.9.9.9", "for=6.6.6.6")).isEqualTo("10.1.2.3");
        assertThat(of(client, "10.1.2.3", "9.9.9.9", "for=9.9.9.9")).isEqualTo("9.9.9.9");
    }

    @Test
    void readsAHeaderInSeveralLinesAsOne() throws Exception {
        HttpHeaders headers = new HttpHeaders();
        headers.add("X-Forwarded-For", "6.6.6.6");
        headers.add("X-Forwarded-For", "9.9.9.9");
        assertThat(client.of(remote("fd00::1"), headers)).isEqualTo("9.9.9.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0/8x", "::/129"})
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> new ClientAddress(List.of(text))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String of(ClientAddress client, String remote, String forwardedFor, String forwarded)
            throws UnknownHostException {
        HttpHeaders headers = new HttpHeaders();
        if (forwardedFor != null) {
            headers.add("X-Forwarded-For", forwardedFor);
        }
        if (forwarded != null) {
            headers.add("Forwarded", forwarded);
        }
        return client.of(remote(remote), headers);
    }

    private static InetSocketAddress remote(String address) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(address), 50_000);
    }
}
