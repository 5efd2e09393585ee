package io.seatlog.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;

/** What it all runs on. */
final class Machine {

    private static final Pattern MODEL = Pattern.compile("model name\\s*:\\s*(.*)");

    private Machine() {}

    /**
     * Names and values, in the order they are to be read.
     *
     * @param root the source tree that was measured
     */
    static Map<String, String> describe(List<KernelCosts> costs, Path root) throws InterruptedException {
        OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Cores", Integer.toString(os.getAvailableProcessors()));
        facts.put("Processor", processor());
        facts.put("Memory", "%.0f GB".formatted(os.getTotalMemorySize() / 1e9));
        facts.put("System", os.getName() + " " + os.getVersion() + " " + os.getArch());
        facts.putAll(KernelCosts.tell(costs));
        facts.put("Seatlog", commit(root));
        facts.put("JDK", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("Kafka", AppInfoParser.getVersion());
        facts.put("RocksDB", versionOf("org.rocksdb.RocksDB"));
        facts.put("Spring Boot", versionOf("org.springframework.boot.SpringApplication"));
        facts.put("reactor-netty", versionOf("reactor.netty.http.server.HttpServer"));
        facts.put("Netty", versionOf("io.netty.channel.Channel"));
        return facts;
    }

    /** As git names it; there may be no git, and no history. */
    private static String commit(Path root) throws InterruptedException {
        try {
            Process git = new ProcessBuilder("git", "-C", root.toString(), "describe", "--always", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? name : "unknown";
        } catch (IOException notHere) {
            return "unknown";
        }
    }

    private static String processor() {
        try {
            Matcher model = MODEL.matcher(Files.readString(Path.of("/proc/cpuinfo")));
            return model.find() ? model.group(1) : "unknown";
        } catch (IOException notHere) {
            return "unknown";
        }
    }

    /** From the jar's name, which is there where the manifest says nothing. */
    private static String versionOf(String type) {
        try {
            Path jar = Path.of(Class.forName(type, false, Machine.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return String.valueOf(jar.getFileName())
                    .replaceFirst("^.*?-(\\d)", "$1")
                    .replaceFirst("\\.jar$", "");
        } catch (ReflectiveOperationException | URISyntaxException absent) {
            return "unknown";
        }
    }
}
