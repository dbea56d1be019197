package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.Catalog;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** The in-memory connector keeps the contract, with every capability and with none. */
class InMemoryContractTest {
  private static final Capabilities NONE = new Capabilities(Set.of(), 3, 2);

  private static Connector bare(Catalog catalog) {
    return InMemoryConnector.builder(catalog).capabilities(NONE).build();
  }

  @Nested
  class Dataverse implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return InMemoryConnector.of(SampleCatalogs.dataverse());
    }
  }

  @Nested
  class Finance implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return InMemoryConnector.of(SampleCatalogs.finance());
    }
  }

  @Nested
  class DataverseWithoutCapabilities implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return bare(SampleCatalogs.dataverse());
    }
  }

  @Nested
  class FinanceWithoutCapabilities implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return bare(SampleCatalogs.finance());
    }
  }

  /** Rows that need a company first and are keyed by it. */
  @Nested
  class CompanyKeys implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return InMemoryConnector.of(SampleCatalogs.dataverse());
    }

    @Override
    public ContractFixture sample() {
      return SampleCatalogs.projectFixture();
    }
  }

  /** Rows that point at rows of the same table, within their company. */
  @Nested
  class CompanyLookups implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return InMemoryConnector.of(SampleCatalogs.dataverse());
    }

    @Override
    public ContractFixture sample() {
      return SampleCatalogs.projectTreeFixture();
    }
  }

  /** A feed that joins, inverts and tells no more than Dataverse. */
  @Nested
  class DataverseFeed implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return InMemoryConnector.builder(SampleCatalogs.dataverse())
          .feed(FeedStyle.dataverse())
          .build();
    }
  }

  /** A feed of a side without ids that leaves out what did not change. */
  @Nested
  class FinanceFeed implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return InMemoryConnector.builder(SampleCatalogs.finance())
          .feed(FeedStyle.complete().withKeyChangesSplit().withChangedColumnsOnly())
          .build();
    }
  }

  /** Recording and fault injection without a fault are transparent. */
  @Nested
  class Wrapped implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      Connector connector = InMemoryConnector.of(SampleCatalogs.dataverse());
      return FaultyConnector.of(RecordingConnector.of(connector), ManualClock.at(Instant.EPOCH));
    }
  }
}
