package dev.tandem.example.odata.server.front;

import dev.tandem.spi.schema.LegalEntity;
import org.jspecify.annotations.Nullable;

/**
 * An application that may ask for tokens. Immutable.
 *
 * @param clientId who it is
 * @param secret proves it
 * @param company the company of its user on finance; null for none
 */
public record Credential(String clientId, String secret, @Nullable LegalEntity company) {

  /** Does not show the secret. */
  @Override
  public String toString() {
    return "Credential[" + clientId + "]";
  }
}
