package dev.tandem.example.odata.server.front;

/** What a server does wrong on purpose. */
public enum ServerFault {
  /** Answers 429 with {@code Retry-After}; nothing takes effect. */
  THROTTLED,
  /** Answers 503; nothing takes effect. */
  UNAVAILABLE,
  /** Answers 500; nothing takes effect. */
  BROKEN,
  /** Cuts the connection; nothing takes effect. */
  CUT_BEFORE,
  /** Does what was asked and cuts the connection instead of answering. */
  CUT_AFTER,
  /** Does what was asked and answers late. */
  SLOW,
  /** Does what was asked and sends half of the answer as if it were all. */
  MALFORMED,
  /** Does what was asked and sends an answer without end in sight. */
  HUGE,
  /** Answers 401 as if the token had expired; nothing takes effect. */
  EXPIRED_TOKEN
}
