package io.seatlog.standalone.contract;

import io.seatlog.standalone.client.Answer;
import io.seatlog.standalone.client.AnswerListener;

/** Holds every answer of every client against its description. */
public final class CheckedAnswers implements AnswerListener {

    @Override
    public void answered(String method, String path, Answer answer) {
        Contract.answered(method, path, answer);
    }
}
