package io.seatlog.bench.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.internal.ThreadExecutorMap;
import io.seatlog.ingest.edge.Problem;
import io.seatlog.ingest.gate.HoldRequest;
import io.seatlog.ingest.sell.HoldAnswer;
import io.seatlog.ingest.sell.HoldCall;
import io.seatlog.reason.Reason;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides requests for seats by a script in Redis: one call a request, those of one turn of an event loop together. */
final class RedisDesk implements HoldCall.Desk {

    private final RedisClient client;
    private final HoldScript script;
    private final FastThreadLocal<Turn> turns = new FastThreadLocal<>() {
        @Override
        protected Turn initialValue() {
            return new Turn(client.connect(StringCodec.ASCII));
        }
    };

    RedisDesk(RedisClient client) {
        this.client = client;
        try (StatefulRedisConnection<String, String> connection = client.connect(StringCodec.ASCII)) {
            this.script = HoldScript.load(connection);
        }
    }

    @Override
    public void hold(HoldRequest request, Consumer<HoldAnswer> answer) {
        Turn turn = turns.get();
        turn.connection
                .async()
                .<List<Object>>evalsha(
                        script.digest(), ScriptOutputType.MULTI, HoldScript.keys(request), HoldScript.values(request))
                .whenComplete((reply, e) -> answer.accept(answer(request, reply, e)));
        turn.flushAtItsEnd();
    }

    private static HoldAnswer answer(HoldRequest request, @Nullable List<Object> reply, @Nullable Throwable e) {
        return e != null || reply == null
                ? new HoldAnswer.Refused(Problem.of(Reason.OVERLOADED))
                : HoldScript.answer(request, reply);
    }

    /** The connection of one event loop, which is told to send once a turn. */
    private static final class Turn {

        private final StatefulRedisConnection<String, String> connection;
        private boolean isToFlush;

        Turn(StatefulRedisConnection<String, String> connection) {
            this.connection = connection;
            connection.setAutoFlushCommands(false);
        }

        void flushAtItsEnd() {
            if (isToFlush) {
                return;
            }
            EventExecutor loop = ThreadExecutorMap.currentExecutor();
            if (loop == null) {
                connection.flushCommands();
                return;
            }
            isToFlush = true;
            loop.execute(() -> {
                isToFlush = false;
                connection.flushCommands();
            });
        }
    }
}
