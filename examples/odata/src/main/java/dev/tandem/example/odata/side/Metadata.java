package dev.tandem.example.odata.side;

import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.metadata.Csdl;
import dev.tandem.example.odata.metadata.CsdlReader;

/** Asks a service for its metadata document. */
public final class Metadata {
  private Metadata() {}

  /**
   * The metadata of a service.
   *
   * @throws dev.tandem.spi.error.ConnectorException when it cannot be had or read
   */
  public static Csdl read(ServiceClient client) {
    HttpCall call =
        HttpCall.get(client.root().resolve("$metadata")).with("Accept", "application/xml");
    try {
      return CsdlReader.read(client.fetch(call).text(), client.limits());
    } catch (MalformedAnswerException malformed) {
      throw ServiceClient.malformed("$metadata", malformed);
    }
  }
}
