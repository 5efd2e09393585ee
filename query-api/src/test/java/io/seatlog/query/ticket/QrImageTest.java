package io.seatlog.query.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrImageTest {

    private static final int PIXELS = 4;
    private static final Pattern RUN = Pattern.compile("M(\\d+),(\\d+)h(\\d+)v1h-(\\d+)z");

    @ParameterizedTest
    @ValueSource(ints = {1, 120, 150, 178})
    void aScannerReadsThePictureAndThePath(int length) throws Exception {
        String token =
                "SL1:$%*+-./ 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".repeat(4).substring(0, length);
        QrImage image = QrImage.of(token);

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(image.png()));
        assertThat(scanned(pixels(picture), picture.getWidth())).isEqualTo(token);
        assertThat(scanned(pixels(image.path()), QrImage.SIDE * PIXELS)).isEqualTo(token);
    }

    @Test
    void fourModulesAroundAreLight() {
        QrImage image = QrImage.of("SL1:A");
        for (int i = 0; i < QrImage.SIDE; i++) {
            for (int edge = 0; edge < 4; edge++) {
                assertThat(image.isDark(i, edge) || image.isDark(i, QrImage.SIDE - 1 - edge))
                        .isFalse();
                assertThat(image.isDark(edge, i) || image.isDark(QrImage.SIDE - 1 - edge, i))
                        .isFalse();
            }
        }
        assertThat(image.isDark(4, 4)).isTrue();
        assertThat(image.isDark(48, 4)).isTrue();
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    /** What a browser paints of the path. */
    private static int[] pixels(String path) {
        int side = QrImage.SIDE * PIXELS;
        int[] pixels = new int[side * side];
        java.util.Arrays.fill(pixels, 0xffffff);
        Matcher run = RUN.matcher(path);
        int end = 0;
        while (run.find()) {
            assertThat(run.start()).isEqualTo(end);
            assertThat(run.group(3)).isEqualTo(run.group(4));
            end = run.end();
            int x = Integer.parseInt(run.group(1)) * PIXELS;
            int y = Integer.parseInt(run.group(2)) * PIXELS;
            for (int row = y; row < y + PIXELS; row++) {
                java.util.Arrays.fill(
                        pixels, row * side + x, row * side + x + Integer.parseInt(run.group(3)) * PIXELS, 0);
            }
        }
        assertThat(end).isEqualTo(path.length());
        return pixels;
    }

    private static String scanned(int[] pixels, int side) throws Exception {
        LuminanceSource source = new RGBLuminanceSource(side, side, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
