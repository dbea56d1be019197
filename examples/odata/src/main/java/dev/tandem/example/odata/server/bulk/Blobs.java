package dev.tandem.example.odata.server.bulk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Files behind addresses that carry a signature: who has the address may read or write the file
 * until it expires, and needs no token. Files are kept in memory for seven days. Safe for any
 * thread.
 */
final class Blobs {
  /** The path below which they are. */
  static final String ROOT = "/dmf";

  /** The largest file. */
  static final int LARGEST = 64 * 1024 * 1024;

  private static final Duration ADDRESS_LIFE = Duration.ofMinutes(35);
  private static final Duration FILE_LIFE = Duration.ofDays(7);
  private static final long MOST = 8L * LARGEST;
  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "/([A-Za-z0-9._-]{1,200})\\?sp=(r|rw)&se=([0-9TZ:.-]{10,40})&sig=([A-Za-z0-9_-]{43})");

  private final Clock clock;
  private final SecretKeySpec key;
  private final Map<String, File> files = new LinkedHashMap<>();

  /** A file; its content is not to be changed. */
  private static final class File {
    private final Instant written;
    private final byte[] content;

    File(Instant written, byte[] content) {
      this.written = written;
      this.content = content;
    }
  }

  Blobs(Clock clock) {
    this.clock = clock;
    byte[] secret = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(secret);
    key = new SecretKeySpec(secret, HMAC);
  }

  /** What an address allows. */
  enum Right {
    READ("r"),
    READ_AND_WRITE("rw");

    private final String code;

    Right(String code) {
      this.code = code;
    }
  }

  /** Whether a text can be the name of a file. */
  static boolean isName(String name) {
    return name.matches("[A-Za-z0-9._-]{1,200}");
  }

  /** An address below {@link #ROOT} that allows this from now on. */
  String address(String name, Right right) {
    Instant end = clock.instant().plus(ADDRESS_LIFE).truncatedTo(ChronoUnit.SECONDS);
    return "/%s?sp=%s&se=%s&sig=%s"
        .formatted(name, right.code, end, signature(name, right.code, end.toString()));
  }

  private String signature(String name, String right, String end) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      String signed = String.join("\n", name, right, end);
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  /** The file that an address below {@link #ROOT} opens; null when it opens none. */
  @Nullable String open(String address, boolean toWrite) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches() || (toWrite && !parts.group(2).equals(Right.READ_AND_WRITE.code))) {
      return null;
    }
    String expected = signature(parts.group(1), parts.group(2), parts.group(3));
    boolean signed =
        MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII),
            parts.group(4).getBytes(StandardCharsets.US_ASCII));
    return signed && isGoodUntil(parts.group(3)) ? parts.group(1) : null;
  }

  private boolean isGoodUntil(String end) {
    try {
      return clock.instant().isBefore(Instant.parse(end));
    } catch (DateTimeException unreadable) {
      return false;
    }
  }

  /** Keeps a file; false when there is no room for it. */
  synchronized boolean write(String name, byte[] content) {
    forgetOld();
    long others =
        files.entrySet().stream()
            .filter(file -> !file.getKey().equals(name))
            .mapToLong(file -> file.getValue().content.length)
            .sum();
    if (others + content.length > MOST) {
      return false;
    }
    files.put(name, new File(clock.instant(), content));
    return true;
  }

  /** The content of a file, not to be changed; null when it is not there. */
  synchronized byte @Nullable [] read(String name) {
    forgetOld();
    File file = files.get(name);
    return file == null ? null : file.content;
  }

  private void forgetOld() {
    Instant oldest = clock.instant().minus(FILE_LIFE);
    files.values().removeIf(file -> !file.written.isAfter(oldest));
  }
}
