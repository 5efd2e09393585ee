package io.seatlog.runtime.streams;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.Punctuator;
import org.junit.jupiter.api.Test;

class PunctuatorsTest {

    @Test
    void letsNoTimeoutExceptionLeaveAPunctuator() {
        TimeoutException timeout = new TimeoutException("no metadata");
        Punctuator punctuator = Punctuators.abortingOnTimeout(now -> {
            throw timeout;
        });
        assertThatThrownBy(() -> punctuator.punctuate(0))
                .isExactlyInstanceOf(StreamsException.class)
                .hasCause(timeout);
    }

    @Test
    void leavesOtherExceptionsAsTheyAre() {
        Punctuator punctuator = Punctuators.abortingOnTimeout(now -> {
            throw new IllegalStateException("mine");
        });
        assertThatThrownBy(() -> punctuator.punctuate(0)).isInstanceOf(IllegalStateException.class);
    }
}
