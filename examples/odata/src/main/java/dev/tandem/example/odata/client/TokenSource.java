package dev.tandem.example.odata.client;

/** Gives the bearer token of one identity. Safe for any thread. */
public interface TokenSource {

  /**
   * A token that is believed to be valid.
   *
   * @throws dev.tandem.spi.error.ConnectorException when none can be had
   */
  String token();

  /**
   * Says that a service refused this token, so that the next one is new. A token that has been
   * replaced meanwhile is not replaced again.
   */
  void refused(String token);
}
