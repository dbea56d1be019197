package dev.tandem.example.odata.server.front;

import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.jspecify.annotations.Nullable;

/** What answers once a request is let in. Safe for any thread. */
public interface Backend {

  /**
   * The path below which it answers, without a slash at the end; null when the path is not its own.
   *
   * @param path of the request, as it was sent
   */
  @Nullable String rootOf(String path);

  /**
   * Whether requests to this path need no token, because their address proves who asks.
   *
   * @param path of the request, as it was sent
   */
  default boolean isOpen(String path) {
    return false;
  }

  /** The answer to a request that needs no token; its base URI names the root. */
  default ODataResponse answerAnybody(ODataRequest request) {
    throw new IllegalStateException("nothing here is open to anybody");
  }

  /** The answer to a request; its base URI names the root. */
  ODataResponse answer(ODataRequest request, Credential user);

  /** Headers of every answer. */
  void decorate(ODataResponse response);

  /** The body of an error in this service's form. */
  byte[] error(String code, String message);
}
