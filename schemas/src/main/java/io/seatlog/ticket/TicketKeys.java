package io.seatlog.ticket;

import io.seatlog.id.InstallationSecret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys that tickets are signed with: one that signs now, older ones that are still good, and the next one, so that
 * whoever checks tickets knows it before the first ticket has it. Each is derived from the installation secret and its own
 * number: every instance has the same ones, and none is stored or sent anywhere.
 */
public final class TicketKeys {

    /** Highest number of a key: it stands in two bytes. */
    public static final int ID_MAX = 0xffff;

    /** Most keys that are good at a time. */
    public static final int GOOD_MAX = 100;

    private final int active;
    private final SortedMap<Integer, Ed25519Key> keys = new TreeMap<>();

    /**
     * Keys of an installation.
     *
     * @param oldest number of the oldest key that is still good
     * @param active number of the key that signs
     */
    public TicketKeys(InstallationSecret secret, int oldest, int active) {
        if (oldest < 1 || active < oldest || active > ID_MAX || active - oldest >= GOOD_MAX) {
            throw new IllegalArgumentException(
                    "Ticket keys are numbered from 1 to 65535, the oldest good one before the "
                            + "one that signs, and at most 100 are good");
        }
        this.active = active;
        for (int id = oldest; id <= Math.min(active + 1, ID_MAX); id++) {
            byte[] purpose = ("ticket key " + id).getBytes(StandardCharsets.UTF_8);
            keys.put(id, Ed25519Key.ofSeed(secret.hmacSha256(purpose)));
        }
    }

    /** Number of the key that signs. */
    public int active() {
        return active;
    }

    /** What others need to check tickets, by number. */
    public List<PublicTicketKey> publicKeys() {
        return keys.entrySet().stream()
                .map(key -> new PublicTicketKey(key.getKey(), key.getValue().x()))
                .toList();
    }

    byte[] sign(byte[] message) {
        return key(active).sign(message);
    }

    boolean knows(int id) {
        return keys.containsKey(id);
    }

    boolean verifies(int id, byte[] message, byte[] signature) {
        return key(id).verifies(message, signature);
    }

    private Ed25519Key key(int id) {
        return Objects.requireNonNull(keys.get(id), "No key has this number");
    }
}
