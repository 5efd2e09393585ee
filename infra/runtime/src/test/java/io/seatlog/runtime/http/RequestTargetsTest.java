package io.seatlog.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/a?event=a|b, /a?event=a%7Cb",
                "/a?x={y}&z=[1], /a?x=%7By%7D&z=[1]",
                "/a[1]?b=[1], /a%5B1%5D?b=[1]",
                "/a?from=%zz, /a?from=%25zz",
                "/a/%, /a/%25",
                "/a/%4, /a/%254",
                "/a?key=%%%, /a?key=%25%25%25",
                "/a?b\\c^d\"e<f>g#h, /a?b%5Cc%5Ed%22e%3Cf%3Eg%23h"
            })
    void escapesWhatNoUriMayHave(String sent, String expected) {
        assertThat(RequestTargets.repaired(sent)).isEqualTo(expected);
        assertThatCode(() -> new URI("http://localhost" + RequestTargets.repaired(sent)))
                .doesNotThrowAnyException();
    }

    @Test
    void makesOneEscapeOfEachByteAboveAscii() {
        assertThat(RequestTargets.repaired("/a?b=\u00c3\u00a4")).isEqualTo("/a?b=%C3%A4");
    }

    @Test
    void makesAUriOfWhateverIsSent() {
        for (char c = 0; c < 256; c++) {
            String target = RequestTargets.repaired("/a" + c + "b?c" + c + "d");
            assertThatCode(() -> new URI("http://localhost" + target))
                    .as(target)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void leavesWhatIsRightAsItIs() {
        String right = "/api/showtimes/a-1/status?section=a,b%20c&d=e;f:@!$'()*+/?~_.";
        assertThat(RequestTargets.repaired(right)).isSameAs(right);
        assertThat(RequestTargets.repaired("*")).isEqualTo("*");
        assertThat(RequestTargets.repaired("http://h/a|b")).isEqualTo("http://h/a|b");
    }
}
