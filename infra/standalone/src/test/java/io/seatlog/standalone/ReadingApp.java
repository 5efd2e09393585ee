package io.seatlog.standalone;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.seatlog.ingest.edge.Answer;
import io.seatlog.ingest.edge.ShortPath;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import reactor.core.publisher.Mono;

/** A web app that says its name, over HTTP and WebSocket. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ReadingApp {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(ReadingApp.class);
        application.setDefaultProperties(Map.of("management.endpoint.health.probes.enabled", "true"));
        application.run(arguments);
    }

    @Bean
    RouterFunction<ServerResponse> routes(@Value("${who}") String who) {
        return RouterFunctions.route(
                RequestPredicates.path("/who"),
                request -> ServerResponse.ok().header("Who", who).bodyValue(who));
    }

    @Bean
    ShortPath.Call shortPath(@Value("${who}") String who) {
        return new ShortPath.Call() {
            @Override
            public boolean expects(HttpRequest head) {
                return head.uri().equals("/hot");
            }

            @Override
            public boolean takes(HttpRequest head, ByteBuf body, Executor loop, Consumer<Answer> answer) {
                answer.accept(Answer.json(200, json -> json.member("who", who)));
                return true;
            }
        };
    }

    @Bean
    HandlerMapping sockets(@Value("${who}") String who) {
        WebSocketHandler hello = session -> session.send(Mono.just(session.textMessage(who)));
        return new SimpleUrlHandlerMapping(Map.of("/feed", hello), 1);
    }
}
