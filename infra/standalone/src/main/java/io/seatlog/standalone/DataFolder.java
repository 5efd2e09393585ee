package io.seatlog.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Everything an installation keeps. One process at a time has it: the lock goes with the process, however that ends,
 * and the file beside it names the process for whoever comes second.
 */
final class DataFolder implements AutoCloseable {

    private static final int SECRET_BYTES = 32;

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder.resolve("logs"));
            FileChannel lockFile = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!isLocked(lockFile)) {
                String owner = read(lockFile);
                lockFile.close();
                throw new UserError("The data folder " + folder + " is in use by process " + owner
                        + ". Stop that one, or choose another folder with SEATLOG_DATA.");
            }
            lockFile.truncate(0);
            lockFile.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(folder.toAbsolutePath(), lockFile);
        } catch (IOException unusable) {
            throw new UserError("The data folder " + folder + " cannot be used: " + unusable);
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException mine) {
            return false;
        }
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(32);
        file.read(content, 0);
        return new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII).strip();
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** The secret of this installation, made on first use: base64url of 32 random bytes. */
    String secret() {
        return keep("secret", () -> {
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        });
    }

    /** The content of a small file, which is written first where it is not there. */
    String keep(String name, Supplier<String> first) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, first.get());
            }
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot keep " + file, failed);
        }
    }

    Properties properties(String name) {
        Properties properties = new Properties();
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException failed) {
                throw new UncheckedIOException("Cannot read " + file, failed);
            }
        }
        return properties;
    }

    void store(String name, Properties properties) {
        StringBuilder text = new StringBuilder();
        properties.stringPropertyNames().stream().sorted().forEach(key -> text.append(key)
                .append('=')
                .append(properties.getProperty(key))
                .append('\n'));
        try {
            write(folder.resolve(name), text.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + name, failed);
        }
    }

    /** Written beside and moved, so that a kill leaves the old file or the new one. */
    private static void write(Path file, String text) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        createForOwner(beside);
        try (Writer writer = Files.newBufferedWriter(beside)) {
            writer.write(text);
        }
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Nobody else on this machine reads secrets. */
    private static void createForOwner(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException noPosix) {
            Files.createFile(file);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
