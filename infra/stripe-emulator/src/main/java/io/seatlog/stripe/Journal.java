package io.seatlog.stripe;

import io.seatlog.stripe.domain.Entry;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ledger's file, only ever appended to; what {@link #append} returned from survives a power cut. */
final class Journal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final String FILE = "ledger.jsonl";

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private final JournalCodec codec = new JournalCodec();

    private Journal(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** Opens the journal of a folder, alone, and gives its entries in order. */
    static Journal open(Path folder, Consumer<Entry> replay) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Journal journal = new Journal(file, channel, lock(channel, file));
        try {
            long whole = journal.replay(replay);
            channel.truncate(whole);
            channel.position(whole);
            channel.force(true);
            syncFolder(folder);
            return journal;
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private static FileLock lock(FileChannel channel, Path file) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            LOG.log(System.Logger.Level.DEBUG, "held by this process", e);
        }
        if (lock == null) {
            channel.close();
            throw new IOException(file + " belongs to another running emulator");
        }
        return lock;
    }

    /** Makes entries durable, all of them or none. */
    void append(List<Entry> entries) throws IOException {
        long before = channel.position();
        try {
            ByteBuffer line = ByteBuffer.wrap(codec.encode(entries));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(before);
            throw e;
        }
    }

    /** Returns how many bytes are whole lines. */
    private long replay(Consumer<Entry> replay) throws IOException {
        long whole = 0;
        long read = 0;
        boolean damaged = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (Line line = Line.next(in); line != null; line = Line.next(in)) {
                Entry[] entries = line.ended() ? codec.decode(line.bytes()) : null;
                read += line.bytes().length + (line.ended() ? 1 : 0);
                if (entries == null) {
                    damaged = true;
                } else if (damaged) {
                    throw new IOException(file + " is damaged at byte " + whole + " with whole lines behind it;"
                            + " nothing was changed. Put back a copy of it");
                } else {
                    List.of(entries).forEach(replay);
                    whole = read;
                }
            }
        }
        if (damaged) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}: dropped {1} bytes of a line that was never answered",
                    file,
                    read - whole);
        }
        return whole;
    }

    /** Bytes up to a newline, or up to the end of the file. */
    private record Line(byte[] bytes, boolean ended) {

        static @Nullable Line next(InputStream in) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
            int b = in.read();
            if (b < 0) {
                return null;
            }
            while (b >= 0 && b != '\n') {
                bytes.write(b);
                b = in.read();
            }
            return new Line(bytes.toByteArray(), b == '\n');
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            lock.release();
            channel.close();
        }
    }
}
