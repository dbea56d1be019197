package dev.tandem.example.odata.client;

import java.time.Instant;

/** How a request ended. What the server may have done is kept apart from what it did not. */
public sealed interface Answer {

  /**
   * The server answered; see the status.
   *
   * @param reply the answer
   */
  record Replied(HttpReply reply) implements Answer {}

  /**
   * The request had no effect, and may be sent again from an instant on.
   *
   * @param until the earliest instant
   * @param reason what happened
   */
  record NoEffect(Instant until, String reason) implements Answer {}

  /**
   * The request was sent, and what the server did with it is not known.
   *
   * @param reason what happened
   */
  record InDoubt(String reason) implements Answer {}
}
