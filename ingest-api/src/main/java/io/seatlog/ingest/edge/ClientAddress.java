package io.seatlog.ingest.edge;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Where a request comes from. Behind trusted proxies that is the last address that they name and that is none of them: what
 * stands before it in the header may be the client's own invention. Where {@code X-Forwarded-For} and {@code Forwarded} name
 * different ones, a proxy has passed on a header that it did not write, and neither is believed.
 */
public final class ClientAddress {

    /** An IPv6 client has at least so many bits to itself: addresses within them are one. */
    private static final int IPV6_BYTES = 8;

    private static final String X_FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED = "Forwarded";

    private final List<AddressRange> trusted;

    /**
     * Knows the trusted proxies.
     *
     * @param trustedProxies addresses and ranges as {@code 10.0.0.0/8}
     */
    public ClientAddress(List<String> trustedProxies) {
        trusted = trustedProxies.stream().map(AddressRange::parse).toList();
    }

    /** The client's address as text; of IPv6 its network. */
    public String of(@Nullable InetSocketAddress remote, HttpHeaders headers) {
        if (remote == null || remote.getAddress() == null) {
            return "";
        }
        byte[] peer = remote.getAddress().getAddress();
        return text(isTrusted(peer) ? behind(peer, headers) : peer);
    }

    private byte[] behind(byte[] proxy, HttpHeaders headers) {
        byte[] plain = last(proxy, plain(headers.getOrEmpty(X_FORWARDED_FOR)));
        byte[] standard = last(proxy, standard(headers.getOrEmpty(FORWARDED)));
        if (Arrays.equals(plain, standard) || Arrays.equals(standard, proxy)) {
            return plain;
        }
        return Arrays.equals(plain, proxy) ? standard : proxy;
    }

    /** From the last hop backwards as long as they are trusted. What is no address ends the chain. */
    private byte[] last(byte[] proxy, List<String> hops) {
        byte[] client = proxy;
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            byte[] hop = AddressRange.bytes(bare(hops.get(i)));
            if (hop == null) {
                return client;
            }
            client = hop;
        }
        return client;
    }

    private boolean isTrusted(byte[] address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> plain(List<String> lines) {
        List<String> hops = new ArrayList<>();
        for (String line : lines) {
            hops.addAll(Arrays.asList(line.split(",")));
        }
        return hops;
    }

    /** RFC 7239's {@code for=} of each hop; an empty text where a hop names none. */
    private static List<String> standard(List<String> lines) {
        List<String> hops = new ArrayList<>();
        for (String element : plain(lines)) {
            String hop = "";
            for (String pair : element.split(";")) {
                String bare = pair.strip();
                if (bare.toLowerCase(Locale.ROOT).startsWith("for=")) {
                    hop = bare.substring("for=".length());
                }
            }
            hops.add(hop);
        }
        return hops;
    }

    /** Without quotes, brackets and port. */
    private static String bare(String hop) {
        String text = hop.strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? "" : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        boolean hasPort = colon >= 0 && colon == text.lastIndexOf(':');
        return hasPort ? text.substring(0, colon) : text;
    }

    private static String text(byte[] address) {
        byte[] counted = address.clone();
        if (counted.length == 16) {
            Arrays.fill(counted, IPV6_BYTES, 16, (byte) 0);
        }
        return NetUtil.bytesToIpAddress(counted);
    }
}
