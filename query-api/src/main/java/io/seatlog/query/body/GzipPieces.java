package io.seatlog.query.body;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses pieces of an answer one by one, so that an answer is put together from pieces compressed before. Each piece
 * ends on a byte and refers to nothing before it; so any sequence of pieces is one gzip member, which every client reads
 * (several members in one body not every client does).
 */
public final class GzipPieces {

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** An empty last block. */
    private static final byte[] END = {3, 0};

    private static final int BUFFER_BYTES = 8_192;

    /** A piece, plain and compressed. */
    public record Piece(byte[] plain, byte[] deflated) {}

    private GzipPieces() {}

    /** Compresses a piece. */
    public static Piece piece(byte[] plain) {
        return new Piece(plain, deflate(plain, Deflater.BEST_SPEED));
    }

    /** The answer that is made of these pieces. */
    public static Body join(List<Piece> pieces) {
        int plainBytes = pieces.stream().mapToInt(piece -> piece.plain.length).sum();
        int deflatedBytes =
                pieces.stream().mapToInt(piece -> piece.deflated.length).sum();
        byte[] plain = new byte[plainBytes];
        ByteArrayOutputStream gzip = new ByteArrayOutputStream(deflatedBytes + 32);
        gzip.writeBytes(HEADER);
        int at = 0;
        for (Piece piece : pieces) {
            System.arraycopy(piece.plain, 0, plain, at, piece.plain.length);
            at += piece.plain.length;
            gzip.writeBytes(piece.deflated);
        }
        trailer(gzip, plain);
        return Body.assembled(plain, gzip.toByteArray());
    }

    static byte[] gzip(byte[] plain, int level) {
        byte[] deflated = deflate(plain, level);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream(deflated.length + 32);
        gzip.writeBytes(HEADER);
        gzip.writeBytes(deflated);
        trailer(gzip, plain);
        return gzip.toByteArray();
    }

    private static byte[] deflate(byte[] plain, int level) {
        Deflater deflater = new Deflater(level, true);
        try {
            deflater.setInput(plain);
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 16);
            byte[] buffer = new byte[BUFFER_BYTES];
            int written;
            do {
                written = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                out.write(buffer, 0, written);
            } while (written == buffer.length);
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void trailer(ByteArrayOutputStream gzip, byte[] plain) {
        gzip.writeBytes(END);
        CRC32 crc = new CRC32();
        crc.update(plain);
        littleEndian(gzip, (int) crc.getValue());
        littleEndian(gzip, plain.length);
    }

    private static void littleEndian(ByteArrayOutputStream out, int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(value >>> shift);
        }
    }
}
