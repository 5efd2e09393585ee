package io.seatlog.query.ticket;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.util.List;

/** The modules of a ticket's QR code: version 7, level M, with its quiet zone of 4 modules around it. */
final class QrImage {

    /** Modules a side, quiet zone and all: the same for each ticket, so a path needs no size beside it. */
    static final int SIDE = 53;

    private static final int VERSION = 7;
    private static final int QUIET = 4;

    /** Pixels a module of a picture has. */
    private static final int SCALE = 10;

    private final QrCode code;

    private QrImage(QrCode code) {
        this.code = code;
    }

    /** The image of a token, which is of the characters that QR calls alphanumeric. */
    static QrImage of(String token) {
        List<QrSegment> segments = List.of(QrSegment.makeAlphanumeric(token));
        return new QrImage(QrCode.encodeSegments(segments, QrCode.Ecc.MEDIUM, VERSION, VERSION, -1, false));
    }

    /** Whether a module is dark, counted with the quiet zone. */
    boolean isDark(int x, int y) {
        return code.getModule(x - QUIET, y - QUIET);
    }

    /** Path data of an SVG with the view box 0 0 53 53: a rectangle for each run of dark modules of a row. */
    String path() {
        StringBuilder path = new StringBuilder(6_000);
        for (int y = 0; y < SIDE; y++) {
            int from = 0;
            while (from < SIDE) {
                int to = from;
                while (isDark(to, y)) {
                    to++;
                }
                if (to > from) {
                    path.append('M').append(from).append(',').append(y);
                    path.append('h')
                            .append(to - from)
                            .append("v1h-")
                            .append(to - from)
                            .append('z');
                }
                from = to + 1;
            }
        }
        return path.toString();
    }

    /** A picture, black on white. */
    byte[] png() {
        return Png.of(SIDE * SCALE, (x, y) -> isDark(x / SCALE, y / SCALE));
    }
}
