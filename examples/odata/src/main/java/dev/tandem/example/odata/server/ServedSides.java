package dev.tandem.example.odata.server;

import dev.tandem.example.odata.side.OwnTables;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.testkit.FeedStyle;
import dev.tandem.spi.testkit.InMemoryConnector;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/** Sides in memory as the servers want them, with the tables of {@link OwnTables}. */
public final class ServedSides {
  /** Actions of the Dataverse side write rows of many documents at once (INV-12). */
  private static final int LARGEST_GROUP = 10_000;

  private static final int LARGEST_PAGE = 10_000;

  private ServedSides() {}

  /** An empty side of this catalog. Ledger and fences are rows of tables here, not traits. */
  public static InMemoryConnector of(Catalog catalog, Clock clock) {
    Set<Capability> traits = EnumSet.allOf(Capability.class);
    traits.remove(Capability.OPERATION_LEDGER);
    traits.remove(Capability.FENCES);
    if (catalog.side() == Side.FINANCE) {
      traits.remove(Capability.READ_BY_ID);
      traits.remove(Capability.REFERENCES_BY_KEY);
    }
    InMemoryConnector.Builder side =
        InMemoryConnector.builder(OwnTables.with(catalog))
            .capabilities(new Capabilities(traits, LARGEST_GROUP, LARGEST_PAGE))
            .clock(clock);
    return catalog.side() == Side.FINANCE
        ? side.build()
        : side.feed(FeedStyle.dataverse()).acrossCompanies().build();
  }
}
