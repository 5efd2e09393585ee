package io.seatlog.standalone.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.seatlog.standalone.client.Answer;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each way in which an answer can break the contract is found. */
class ContractTest {

    private static final String AVAILABILITY = "/api/showtimes/hamlet/availability";
    private static final String FREE = "{'version':7,'asOf':'2030-05-01T18:00:00.123Z','free':1,'held':0,'booked':0,"
            + "'blocked':0,'sections':[{'id':'a','free':1,'held':0,'booked':0,'blocked':0}]}";
    private static final String UNKNOWN = "{'type':'urn:seatlog:problem:showtime_unknown','title':'t','status':404,"
            + "'detail':'d','instance':'/api','reason':'SHOWTIME_UNKNOWN'}";

    private final HttpContract http = new HttpContract();
    private final FeedContract feed = new FeedContract();

    @Test
    void whatIsAsDescribedHasNoFaults() {
        assertThat(faults("GET", AVAILABILITY, ok(FREE))).isEmpty();
        assertThat(faults("GET", AVAILABILITY + "?x=1", ok(FREE))).isEmpty();
        assertThat(faults("GET", AVAILABILITY, problem(404, UNKNOWN))).isEmpty();
    }

    @Test
    void aBodyThatIsNotAsDescribedIsFound() {
        assertThat(faults("GET", AVAILABILITY, ok(FREE.replace("'asOf':'2030-05-01T18:00:00.123Z',", ""))))
                .singleElement()
                .asString()
                .contains("asOf");
        assertThat(faults("GET", AVAILABILITY, ok(FREE.replace("2030-05-01T18:00:00.123Z", "tomorrow"))))
                .singleElement()
                .asString()
                .contains("/asOf", "date-time");
        assertThat(faults(
                        "GET",
                        AVAILABILITY,
                        ok(FREE.replace("'free':1,'held':0,'booked':0,'blocked':0}", "'more':1}"))))
                .hasSize(5);
        assertThat(faults("GET", AVAILABILITY, ok("[]"))).isNotEmpty();
    }

    @Test
    void anAnswerThatIsNotDescribedIsFound() {
        assertThat(faults("GET", AVAILABILITY, answer(201, "application/json", FREE)))
                .containsExactly("status 201 is not among the responses of getAvailability");
        assertThat(faults("GET", AVAILABILITY, answer(200, "text/plain", FREE)))
                .containsExactly("content type 'text/plain' is not among [application/json]");
        assertThat(faults("GET", AVAILABILITY, answer(304, "application/json", FREE)))
                .containsExactly("a body is not described");
        assertThat(faults("GET", "/api/no", ok(FREE))).containsExactly("it is described 0 times");
        assertThat(faults("DELETE", AVAILABILITY, ok(FREE))).containsExactly("it is described 0 times");
    }

    @Test
    void aProblemThatContradictsItselfIsFound() {
        assertThat(faults("GET", AVAILABILITY, problem(404, UNKNOWN.replace("404", "409"))))
                .containsExactly("the problem's status is not that of the answer");
        assertThat(faults("GET", AVAILABILITY, problem(404, UNKNOWN.replace("showtime_unknown", "sold_out"))))
                .containsExactly("the problem's type is not its reason's");
        assertThat(faults(
                        "GET",
                        AVAILABILITY,
                        problem(404, UNKNOWN.replace("OWN'", "OWN_'").replace("own'", "own_'"))))
                .containsExactly("there is no such reason");
        assertThat(faults("GET", AVAILABILITY, problem(503, UNKNOWN.replace("404", "503"))))
                .containsExactly("it has no Retry-After");
    }

    @Test
    void whatIsNotThereIsRefused() {
        String nothing = UNKNOWN.replace("showtime_unknown", "not_found").replace("SHOWTIME_UNKNOWN", "NOT_FOUND");
        assertThat(faults("GET", "/api/no/such", problem(404, nothing))).isEmpty();
        assertThat(faults("GET", "/api/no/such", ok("{}"))).isNotEmpty();
        assertThat(http.judge("POST", "/dev/token", ok("{}"))).isEmpty();
    }

    @Test
    void whatTheFeedSaysIsAsDescribed() {
        JsonNode seats = json("{'type':'seats','section':'a','version':7,'bits':'AAA='}");
        assertThat(feed.faultsOfHeard(seats)).isEmpty();
        assertThat(feed.faultsOfTold(seats)).isNotEmpty();
        assertThat(feed.faultsOfHeard(json("{'type':'seats','section':'a','version':7}")))
                .isNotEmpty();
        assertThat(feed.faultsOfHeard(json("{'type':'snapshot'}"))).isNotEmpty();
        assertThat(feed.faultsOfTold(json("{'type':'snapshot'}"))).isEmpty();
        assertThat(feed.faultsOfHeard(json("{'type':'hello'}"))).isNotEmpty();
        assertThat(feed.faultsOfTold(json("{'type':'watch','sections':['1','2','3','4','5','6','7','8','9']}")))
                .isNotEmpty();
    }

    private List<String> faults(String method, String path, Answer answer) {
        return http.judge(method, path, answer).orElseThrow().faults();
    }

    private static Answer ok(String body) {
        return answer(200, "application/json", body);
    }

    private static Answer problem(int status, String body) {
        return answer(status, "application/problem+json", body);
    }

    private static Answer answer(int status, String type, String body) {
        Map<String, List<String>> headers =
                Map.of("Content-Type", List.of(type + ";charset=UTF-8"), "ETag", List.of("\"7\""));
        return new Answer(status, json(body), HttpHeaders.of(headers, (name, value) -> true));
    }

    private static JsonNode json(String singleQuoted) {
        return new JsonMapper().readTree(singleQuoted.replace('\'', '"'));
    }
}
