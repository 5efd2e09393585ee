package io.seatlog.query.ticket;

import io.seatlog.query.body.Json;
import io.seatlog.query.http.Answers;
import io.seatlog.query.http.Cursor;
import io.seatlog.query.http.Owner;
import io.seatlog.query.http.ProblemException;
import io.seatlog.query.order.DoorPage;
import io.seatlog.query.order.DoorQuestion;
import io.seatlog.query.order.OrderReads;
import io.seatlog.query.view.ShowtimeViews;
import io.seatlog.reason.Reason;
import io.seatlog.ticket.TicketKeys;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Tells a door what it must know to check tickets without asking: the keys, and tickets that let nobody in any more. */
public final class DoorHandler {

    private final OrderReads orders;
    private final ShowtimeViews views;
    private final Owner owner;
    private final Cursor.Seal seal;
    private final TicketKeys keys;

    DoorHandler(OrderReads orders, ShowtimeViews views, Owner owner, Cursor.Seal seal, TicketKeys keys) {
        this.orders = orders;
        this.views = views;
        this.owner = owner;
        this.seal = seal;
        this.keys = keys;
    }

    /** {@code GET /api/showtimes/{showtimeId}/door?since=}. */
    public Mono<ServerResponse> door(ServerRequest request) {
        String showtime = request.pathVariable("showtimeId");
        return owner.doorkeeper(request).flatMap(keeper -> {
            if (views.view(showtime).isEmpty()) {
                throw new ProblemException(Reason.SHOWTIME_UNKNOWN);
            }
            Map<Integer, Long> after = request.queryParam("since")
                    .map(cursor ->
                            DoorQuestion.split(seal.read(list(showtime), cursor).id()))
                    .orElse(Map.of());
            return orders.door(new DoorQuestion(showtime, after)).flatMap(page -> answer(showtime, page));
        });
    }

    private Mono<ServerResponse> answer(String showtime, DoorPage page) {
        String cursor = seal.write(list(showtime), new Cursor(0, DoorQuestion.join(page.upTo())));
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, Answers.PRIVATE)
                .bodyValue(Json.object(json -> {
                    TicketJson.keys(json, keys);
                    DoorJson.tickets(json, page.orders());
                    json.writeStringProperty("cursor", cursor);
                    json.writeBooleanProperty("more", page.more());
                }));
    }

    private static String list(String showtime) {
        return "door\n" + showtime;
    }
}
