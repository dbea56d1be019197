package dev.tandem.example.odata.server.front;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Bearer tokens of the OAuth 2 client credentials grant. Safe for any thread. */
final class Tokens {
  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final List<Credential> credentials;
  private final Duration life;
  private final Clock clock;

  private record Issued(Credential owner, Instant expires) {}

  Tokens(List<Credential> credentials, Duration life, Clock clock) {
    this.credentials = List.copyOf(credentials);
    this.life = life;
    this.clock = clock;
  }

  Duration life() {
    return life;
  }

  /** A new token, or null when nobody has this secret. */
  @Nullable String issue(String clientId, String secret) {
    for (Credential credential : credentials) {
      if (credential.clientId().equals(clientId) && isSame(credential.secret(), secret)) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        issued.values().removeIf(old -> !old.expires().isAfter(now));
        issued.put(token, new Issued(credential, now.plus(life)));
        return token;
      }
    }
    return null;
  }

  private static boolean isSame(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  /** Who holds the token of an {@code Authorization} header; null when it is none or expired. */
  @Nullable Credential holder(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return null;
    }
    Issued token = issued.get(authorization.substring("Bearer ".length()));
    return token != null && token.expires().isAfter(clock.instant()) ? token.owner() : null;
  }
}
