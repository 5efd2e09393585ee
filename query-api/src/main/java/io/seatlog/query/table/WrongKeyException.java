package io.seatlog.query.table;

/** A record under a key that is not its own. */
public final class WrongKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private WrongKeyException(String message) {
        super(message);
    }

    /**
     * Checks a key.
     *
     * @param wanted the key that the record's value says
     */
    public static void require(String key, String wanted) {
        if (!key.equals(wanted)) {
            throw new WrongKeyException("The key is not the one that the value says");
        }
    }
}
