package dev.tandem.sync.policy;

import dev.tandem.engine.CompiledMap;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.LegalEntity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Maps that are about to be started together. Immutable; its connectors are those of the runtime.
 *
 * @param maps the maps, by the names that the host gave them, in the order in which they start
 * @param dataverse the adapter to Dataverse, to read from
 * @param finance the adapter to finance, to read from
 * @param companies only rows of these are wanted; empty for all
 */
public record StartRequest(
    Map<String, CompiledMap> maps,
    Connector dataverse,
    Connector finance,
    Set<LegalEntity> companies) {
  /** Copies the collections, in their order. */
  public StartRequest {
    maps = Collections.unmodifiableMap(new LinkedHashMap<>(maps));
    companies = Set.copyOf(companies);
  }

  /** Whether rows of a company are wanted. */
  public boolean wants(LegalEntity company) {
    return companies.isEmpty() || companies.contains(company);
  }
}
