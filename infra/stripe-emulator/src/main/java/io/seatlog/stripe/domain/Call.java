package io.seatlog.stripe.domain;

/**
 * What a rule may know of the moment it decides in.
 *
 * @param now second of the emulator's clock
 * @param ids where new ids come from
 */
public record Call(long now, IdSource ids, Cause cause) {

    /** Makes ids nobody has. */
    @FunctionalInterface
    public interface IdSource {
        String next(String prefix);
    }
}
