package dev.tandem.example.odata.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads when a service wants to be asked again. */
final class RetryAfter {
  /** What to assume when the service says nothing [F6]. */
  static final Duration UNSAID = Duration.ofSeconds(30);

  /** A service that asks for more is asked again after a day. */
  private static final Duration MOST = Duration.ofDays(1);

  private RetryAfter() {}

  /** The instant from which the service may be asked again. */
  static Instant of(HttpReply reply, Instant now) {
    String text = reply.header("Retry-After");
    Instant at = text == null ? now.plus(UNSAID) : parse(text.strip(), now);
    Instant latest = now.plus(MOST);
    return at.isAfter(latest) ? latest : at.isBefore(now) ? now : at;
  }

  private static Instant parse(String text, Instant now) {
    if (!text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
      return text.length() > 9 ? now.plus(MOST) : now.plusSeconds(Long.parseLong(text));
    }
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException unreadable) {
      return now.plus(UNSAID);
    }
  }
}
