package io.seatlog.ticket;

/**
 * What others need to check tickets that a key has signed.
 *
 * @param id the key's number
 * @param x  base64url of the 32 bytes of an Ed25519 public key, as RFC 8037 has it
 */
public record PublicTicketKey(int id, String x) {}
