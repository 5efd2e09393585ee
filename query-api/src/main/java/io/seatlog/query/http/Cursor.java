package io.seatlog.query.http;

import io.seatlog.id.InstallationSecret;
import io.seatlog.reason.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where a list goes on: after the entry with this time and id. On the wire it is sealed, so that nobody can make one up, or
 * use that of another list.
 *
 * @param at time of the last entry shown, milliseconds
 * @param id its id
 */
public record Cursor(long at, String id) implements Comparable<Cursor> {

    private static final int SEAL_BYTES = 8;

    /** The newest first; among entries of the same time the lower id first. */
    @Override
    public int compareTo(Cursor other) {
        int newest = Long.compare(other.at, at);
        return newest != 0 ? newest : id.compareTo(other.id);
    }

    /** Writes cursors of lists and reads them back. */
    public static final class Seal {

        private final InstallationSecret secret;

        public Seal(InstallationSecret secret) {
            this.secret = secret;
        }

        /**
         * The cursor as clients carry it.
         *
         * @param list what list it is of, with all that it was filtered by
         */
        public String write(String list, Cursor cursor) {
            byte[] id = cursor.id.getBytes(StandardCharsets.UTF_8);
            byte[] content = ByteBuffer.allocate(Long.BYTES + id.length)
                    .putLong(cursor.at)
                    .put(id)
                    .array();
            byte[] sealed = Arrays.copyOf(content, content.length + SEAL_BYTES);
            System.arraycopy(seal(list, content), 0, sealed, content.length, SEAL_BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        }

        /**
         * Reads a cursor.
         *
         * @throws ProblemException if it is not one of this list
         */
        public Cursor read(String list, String text) {
            byte[] sealed;
            try {
                sealed = Base64.getUrlDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw foreign();
            }
            int length = sealed.length - SEAL_BYTES;
            if (length < Long.BYTES) {
                throw foreign();
            }
            byte[] content = Arrays.copyOf(sealed, length);
            byte[] seal = Arrays.copyOfRange(sealed, length, sealed.length);
            if (!MessageDigest.isEqual(seal, seal(list, content))) {
                throw foreign();
            }
            long at = ByteBuffer.wrap(content).getLong();
            return new Cursor(at, new String(content, Long.BYTES, length - Long.BYTES, StandardCharsets.UTF_8));
        }

        private byte[] seal(String list, byte[] content) {
            byte[] name = ("cursor\n" + list + '\n').getBytes(StandardCharsets.UTF_8);
            byte[] message = Arrays.copyOf(name, name.length + content.length);
            System.arraycopy(content, 0, message, name.length, content.length);
            return Arrays.copyOf(secret.hmacSha256(message), SEAL_BYTES);
        }

        private static ProblemException foreign() {
            return new ProblemException(Reason.REQUEST_INVALID, "The cursor is not one of this list");
        }
    }
}
