package dev.tandem.cli.sync;

import dev.tandem.example.odata.client.Secret;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the rows of a side are. Immutable. */
public sealed interface SystemConfig {

  /**
   * In a database.
   *
   * @param database which one
   */
  record Jdbc(Database database) implements SystemConfig {}

  /**
   * In an environment of Dataverse or of finance, which is asked over OData.
   *
   * @param url the root of the service, ending in a slash
   * @param tokens where tokens are issued
   * @param clientId the application that asks
   * @param secret proves it; read with every use and never shown
   * @param events how its changes come to be known; Dataverse tracks its own and needs none
   */
  record Service(URI url, URI tokens, String clientId, Secret secret, EventsConfig events)
      implements SystemConfig {}

  /**
   * In the memory of the process, for trying out.
   *
   * @param rows a file of rows to begin with; null for none
   */
  record Memory(@Nullable Path rows) implements SystemConfig {}
}
