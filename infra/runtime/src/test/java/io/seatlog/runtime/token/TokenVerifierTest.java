package io.seatlog.runtime.token;

import static io.seatlog.runtime.token.TestIssuer.AUDIENCE;
import static io.seatlog.runtime.token.TestIssuer.header;
import static io.seatlog.runtime.token.TestIssuer.sign;
import static io.seatlog.runtime.token.TestIssuer.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import io.seatlog.id.CustomerId;
import io.seatlog.id.InstallationSecret;
import io.seatlog.runtime.token.TokenException.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {

    private static final InstallationSecret SECRET = new InstallationSecret(new byte[32]);

    private final TestIssuer issuer = new TestIssuer();
    private final AtomicLong now = new AtomicLong(System.currentTimeMillis());
    private final LocalIssuer guests = new LocalIssuer(SECRET, "urn:seatlog:guests", false);
    private final LocalIssuer dev = new LocalIssuer(SECRET, "urn:seatlog:dev", true);
    private final TokenVerifier verifier = verifier(10);

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void knowsTheCallerOfAGoodToken() {
        Caller caller = verify(issuer.good(now.get()));
        assertThat(caller).isEqualTo(new Caller(anna(), Set.of("openid", "organizer")));
        assertThat(caller.isOrganizer()).isTrue();
        assertThat(new Caller(anna(), Set.of("door")).isDoorkeeper()).isTrue();
        assertThat(new Caller(anna(), Set.of("openid")).isDoorkeeper()).isFalse();
        assertThat(new Caller(anna(), Set.of("door")).isOrganizer()).isFalse();
    }

    @Test
    void takesEllipticCurveSignaturesToo() {
        String token = sign(
                header(JWSAlgorithm.ES256, "curve").build(),
                issuer.claims(now.get()).build(),
                signer(issuer.curve()));
        assertThat(verify(token).customer()).isEqualTo(anna());
    }

    @Test
    void asksForTheKeysWithTheFirstTokenAndThenRemembersThemAndTheToken() {
        assertThat(issuer.questions).hasValue(0);
        String token = issuer.good(now.get());
        verify(token);
        verify(issuer.rs256(issuer.claims(now.get()).subject("bert").build()));
        assertThat(issuer.questions).hasValue(1);
        assertThat(verifier.remembered("Bearer " + token)).isNotNull();
    }

    @Test
    void forgetsATokenWhenItExpires() {
        String token = issuer.good(now.get());
        verify(token);
        now.addAndGet(300_001);
        assertThat(verifier.remembered("Bearer " + token)).isNull();
        now.addAndGet(30_000);
        assertThat(fault(token)).isEqualTo(Fault.INVALID);
    }

    @Test
    void takesANewKeyOnceTheIssuerHasIt() {
        verify(issuer.good(now.get()));
        issuer.rotate();
        now.addAndGet(IssuerKeys.PAUSE.toMillis());
        String token = sign(
                header(JWSAlgorithm.RS256, "second").build(),
                issuer.claims(now.get()).build(),
                signer(issuer.second()));
        assertThat(verify(token).customer()).isEqualTo(anna());
        assertThat(fault(issuer.rs256(issuer.claims(now.get()).subject("new").build())))
                .isEqualTo(Fault.INVALID);
    }

    @Test
    void asksSeldomAboutMadeUpKeyIds() {
        verify(issuer.good(now.get()));
        for (int i = 0; i < 50; i++) {
            String token = sign(
                    header(JWSAlgorithm.RS256, "made-up-" + i).build(),
                    issuer.claims(now.get()).build(),
                    signer(issuer.first()));
            assertThat(fault(token)).isEqualTo(Fault.INVALID);
        }
        assertThat(issuer.questions).hasValueLessThan(3);
    }

    @Test
    void cannotSayWhereTheKeysCannotBeRead() {
        issuer.answer(500);
        assertThat(fault(issuer.good(now.get()))).isEqualTo(Fault.KEYS_UNAVAILABLE);
        issuer.answer(200);
        now.addAndGet(IssuerKeys.PAUSE.toMillis());
        assertThat(verify(issuer.good(now.get())).customer()).isEqualTo(anna());
    }

    @Test
    void goesOnWithKnownKeysForAnHourWhileTheIssuerIsAway() {
        verify(issuer.good(now.get()));
        issuer.close();
        now.addAndGet(IssuerKeys.USABLE.toMillis());
        assertThat(verify(issuer.good(now.get())).customer()).isEqualTo(anna());
        now.addAndGet(IssuerKeys.PAUSE.toMillis());
        assertThat(fault(issuer.good(now.get()))).isEqualTo(Fault.KEYS_UNAVAILABLE);
    }

    @Test
    void saysThatATokenIsMissing() {
        assertThat(faultOfHeader(null)).isEqualTo(Fault.MISSING);
        assertThat(faultOfHeader("")).isEqualTo(Fault.MISSING);
        assertThat(faultOfHeader("Basic YTpi")).isEqualTo(Fault.MISSING);
        assertThat(verifier.verify("bEARER " + issuer.good(now.get())).block()).isNotNull();
    }

    @Test
    void knowsItsOwnGuestsWhoseTokensGrantNoScope() {
        String token = guests.sign("guest-1", Set.of("organizer"), now.get(), Duration.ofHours(24));
        assertThat(verify(token))
                .isEqualTo(new Caller(CustomerId.of(SECRET, "urn:seatlog:guests", "guest-1"), Set.of()));
        assertThat(verify(dev.sign("boss", Set.of("organizer"), now.get(), Duration.ofHours(1)))
                        .isOrganizer())
                .isTrue();
        now.addAndGet(Duration.ofHours(24).toMillis());
        assertThat(fault(token)).isEqualTo(Fault.INVALID);
    }

    @Test
    void takesNoTokenOfALocalIssuerThatItIsNotTold() {
        TokenVerifier strict = new TokenVerifier(TokenSettings.none(), List.of(guests), SECRET, now::get);
        String token = dev.sign("boss", Set.of("organizer"), now.get(), Duration.ofHours(1));
        assertThatThrownBy(() -> strict.verify("Bearer " + token).block()).isInstanceOf(TokenException.class);
        assertThatThrownBy(
                        () -> strict.verify("Bearer " + issuer.good(now.get())).block())
                .isInstanceOf(TokenException.class);
    }

    @Test
    void remembersABoundedNumberOfTokens() {
        for (int i = 0; i < 100; i++) {
            verify(guests.sign("guest-" + i, Set.of(), now.get(), Duration.ofHours(1)));
        }
        RememberedTokens tokens = new RememberedTokens(10, 1 << 20);
        for (int i = 0; i < 100; i++) {
            tokens.add("h" + i, new Caller(anna(), Set.of()), 1);
        }
        assertThat(tokens.size()).isBetween(5, 10);
        assertThat(tokens.find("h99", 0)).isNotNull();
        assertThat(tokens.find("h0", 0)).isNull();
    }

    @Test
    void remembersABoundedNumberOfBytes() {
        RememberedTokens tokens = new RememberedTokens(1_000_000, 1 << 20);
        for (int i = 0; i < 1_000; i++) {
            tokens.add(i + "x".repeat(8_000), new Caller(anna(), Set.of()), 1);
        }
        assertThat(tokens.size()).isBetween(33, 66);
    }

    @Test
    void remembersATokenOnceHoweverItIsWrapped() {
        String token = guests.sign("guest-1", Set.of(), now.get(), Duration.ofHours(1));
        verify(token);
        assertThat(verifier.remembered("bearer " + token)).isNotNull();
        for (String header : List.of(
                "Bearer  " + token,
                "Bearer " + " ".repeat(1_000) + token,
                "Bearer " + token + " ",
                "Bearer " + token + "=",
                "Bearer " + token + "!!",
                "Bearer\t" + token)) {
            assertThat(verifier.remembered(header)).isNull();
            assertThat(faultOfHeader(header)).as(header).isIn(Fault.INVALID, Fault.MISSING);
        }
    }

    @Test
    void refusesSettingsThatWouldTakeTooMuch() {
        assertThatThrownBy(() -> new TokenSettings("https://i", AUDIENCE, null, List.of("HS256"), Duration.ZERO, 10))
                .hasMessageContaining("HS256");
        assertThatThrownBy(() -> new TokenSettings("https://i", null, null, List.of("RS256"), Duration.ZERO, 10))
                .hasMessageContaining("audience");
        TokenSettings named =
                new TokenSettings("urn:seatlog:guests", AUDIENCE, null, List.of("RS256"), Duration.ZERO, 10);
        assertThatThrownBy(() -> new TokenVerifier(named, List.of(guests), SECRET))
                .hasMessageContaining("local issuer");
    }

    private TokenVerifier verifier(int remembered) {
        TokenSettings settings = new TokenSettings(
                issuer.url(), AUDIENCE, null, List.of("RS256", "ES256"), Duration.ofSeconds(30), remembered);
        return new TokenVerifier(settings, List.of(guests, dev), SECRET, now::get);
    }

    private CustomerId anna() {
        return CustomerId.of(SECRET, issuer.url(), "anna");
    }

    private Caller verify(String token) {
        return verifier.verify("Bearer " + token).block();
    }

    private Fault fault(String token) {
        return faultOfHeader("Bearer " + token);
    }

    private Fault faultOfHeader(String header) {
        try {
            verifier.verify(header).block();
        } catch (TokenException e) {
            return e.fault();
        }
        throw new AssertionError("The token was taken");
    }
}
