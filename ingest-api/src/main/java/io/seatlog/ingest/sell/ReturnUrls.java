package io.seatlog.ingest.sell;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where buyers may be sent back to after paying: listed origins only, so that nobody is led elsewhere. */
public final class ReturnUrls {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String publicOrigin;
    private final Set<String> origins = new HashSet<>();

    /**
     * These origins.
     *
     * @param publicOrigin where buyers find Seatlog; always one of them
     */
    public ReturnUrls(URI publicOrigin, Collection<String> more) {
        this.publicOrigin = publicOrigin.toString();
        add(publicOrigin);
        more.forEach(origin -> add(URI.create(origin)));
    }

    private void add(URI origin) {
        String normal = origin(origin);
        if (normal == null) {
            throw new IllegalArgumentException("An origin is https, or http on loopback: " + origin);
        }
        origins.add(normal);
    }

    /** Where a buyer goes who names nothing. */
    String publicOrigin() {
        return publicOrigin;
    }

    /** Whether a buyer may be sent there. */
    boolean allows(String url) {
        try {
            String origin = origin(new URI(url));
            return origin != null && origins.contains(origin);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Scheme, host and port; null if the URL is none that a browser may be sent to. */
    private static @Nullable String origin(URI url) {
        String host = url.getHost();
        String scheme = url.getScheme();
        if (host == null || scheme == null || url.getRawUserInfo() != null) {
            return null;
        }
        String lowerHost = host.toLowerCase(Locale.ROOT);
        String lowerScheme = scheme.toLowerCase(Locale.ROOT);
        boolean isSecure = lowerScheme.equals("https");
        if (!isSecure && !(lowerScheme.equals("http") && LOOPBACK.contains(lowerHost))) {
            return null;
        }
        int port = url.getPort() >= 0 ? url.getPort() : isSecure ? 443 : 80;
        return lowerScheme + "://" + lowerHost + ':' + port;
    }
}
