package dev.tandem.example.odata.client;

import java.io.IOException;

/** Sends requests. Follows no redirect and repeats nothing. Safe for any thread. */
@FunctionalInterface
public interface Transport {

  /**
   * Sends a request and waits for the whole answer.
   *
   * @throws NotSentException when the server certainly did not see the request
   * @throws IOException when there is no whole answer, and the server may have acted
   */
  HttpReply send(HttpCall call) throws IOException;
}
