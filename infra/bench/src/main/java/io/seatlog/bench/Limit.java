package io.seatlog.bench;

/**
 * What a figure must reach to be called good.
 *
 * @param sense which side of the value is good
 * @param value in the figure's unit
 */
public record Limit(Sense sense, double value) {

    /** Which side is good. */
    public enum Sense {
        AT_LEAST,
        AT_MOST
    }

    public static Limit atLeast(double value) {
        return new Limit(Sense.AT_LEAST, value);
    }

    public static Limit atMost(double value) {
        return new Limit(Sense.AT_MOST, value);
    }

    boolean isMetBy(double measured) {
        return switch (sense) {
            case AT_LEAST -> measured >= value;
            case AT_MOST -> measured <= value;
        };
    }
}
