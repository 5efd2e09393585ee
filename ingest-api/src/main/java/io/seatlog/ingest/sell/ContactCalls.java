package io.seatlog.ingest.sell;

import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.Customer;
import io.seatlog.ingest.edge.Doorman;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.edge.ProblemException;
import io.seatlog.ingest.edge.RequestBodies;
import io.seatlog.ingest.edge.Route;
import io.seatlog.ingest.log.CommandLog;
import io.seatlog.reason.Reason;
import io.seatlog.topic.Topics;
import io.seatlog.wire.Contact;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Who a customer is, in a topic of its own so that it can be erased. */
public final class ContactCalls {

    private static final String ME = "me";
    private static final int CUSTOMER_LENGTH_MAX = 64;

    private final Doorman doorman;
    private final CommandLog log;

    public ContactCalls(Doorman doorman, CommandLog log) {
        this.doorman = doorman;
        this.log = log;
    }

    /** Its routes. */
    public List<Route> routes() {
        return List.of(
                new Route(HttpMethod.PUT, "/api/customers/me/contact", this::keep),
                new Route(HttpMethod.DELETE, "/api/customers/{customer}", this::erase));
    }

    private Mono<Answer> keep(ServerRequest request) {
        return doorman.customer(request.headers().asHttpHeaders())
                .flatMap(customer -> RequestBodies.json(request.exchange().getRequest())
                        .map(PaymentForm::contact)
                        .flatMap(form -> written(customer, form)));
    }

    private Mono<Answer> written(Customer customer, PaymentForm form) {
        String id = customer.id().value();
        return write(id, form.contact(id)).thenReturn(Answer.json(200, json -> {
            member(json, "email", form.email());
            member(json, "name", form.name());
            member(json, "locale", form.locale());
            json.member("now", Instant.now());
        }));
    }

    private static void member(io.seatlog.ingest.edge.JsonWriter json, String name, @Nullable String value) {
        if (value != null) {
            json.member(name, value);
        }
    }

    /** One tombstone: the log of orders names nobody, so nothing else has to go. */
    private Mono<Answer> erase(ServerRequest request) {
        String whom = request.pathVariable("customer");
        return doorman.customer(request.headers().asHttpHeaders()).flatMap(customer -> {
            String own = customer.id().value();
            if (!whom.equals(ME) && !whom.equals(own) && !customer.isOrganizer()) {
                return Mono.error(new ProblemException(Problem.of(Reason.NOT_FOUND)));
            }
            if (whom.isEmpty() || whom.length() > CUSTOMER_LENGTH_MAX) {
                return Mono.error(new ProblemException(Problem.of(Reason.NOT_FOUND)));
            }
            return write(whom.equals(ME) ? own : whom, null)
                    .thenReturn(Answer.json(200, json -> json.member("erasedAt", Instant.now())));
        });
    }

    private Mono<Void> write(String customer, @Nullable Contact contact) {
        return Mono.fromFuture(() -> log.write(Topics.CONTACTS, customer, contact))
                .onErrorMap(KafkaException.class, e -> new ProblemException(Problem.of(Reason.OVERLOADED)));
    }
}
