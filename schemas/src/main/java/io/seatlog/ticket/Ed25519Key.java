package io.seatlog.ticket;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Base64;

/** A key pair of Ed25519 (RFC 8032) made from its seed, which the platform's own factory cannot do for the public half. */
final class Ed25519Key {

    static final int SEED_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;
    private static final int PUBLIC_BYTES = 32;
    private static final String ALGORITHM = "Ed25519";
    private static final byte[] PROBE = {1, 2, 3};

    private final KeyPair pair;

    private Ed25519Key(KeyPair pair) {
        this.pair = pair;
    }

    /** The pair that belongs to these 32 bytes. A generator that takes other bytes for its seed than it is given is found out. */
    static Ed25519Key ofSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("The seed of an Ed25519 key has 32 bytes");
        }
        try {
            GivenRandom given = new GivenRandom(seed);
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(java.security.spec.NamedParameterSpec.ED25519, given);
            Ed25519Key key = new Ed25519Key(generator.generateKeyPair());
            byte[] encoded = key.pair.getPrivate().getEncoded();
            if (!Arrays.equals(seed, Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length))
                    || !key.verifies(PROBE, key.sign(PROBE))) {
                throw new IllegalStateException("This platform makes no Ed25519 key of a seed");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw noEd25519(e);
        }
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw noEd25519(e);
        }
    }

    boolean verifies(byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(pair.getPublic());
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw noEd25519(e);
        }
    }

    /** The public half as RFC 8037 has it: base64url of its 32 bytes, which are the last of its X.509 form. */
    String x() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] key = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private static IllegalStateException noEd25519(GeneralSecurityException e) {
        return new IllegalStateException("Every Java platform since 15 has " + ALGORITHM, e);
    }

    /** Gives the seed to who asks for random bytes, once. */
    private static final class GivenRandom extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        GivenRandom(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("This platform makes no Ed25519 key of 32 random bytes");
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
