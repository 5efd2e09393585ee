package io.seatlog.standalone.client;

/**
 * Hears of every answer that a client in this JVM gets. Found by {@link java.util.ServiceLoader}, so that no caller can
 * leave it out: the tests hold each answer against its description.
 */
public interface AnswerListener {

    /**
     * Somebody was answered.
     *
     * @param path with the query, as it was asked for
     */
    void answered(String method, String path, Answer answer);
}
