package dev.tandem.example.odata.contract;

import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.testkit.ConnectorContract;
import dev.tandem.spi.testkit.ContractFixture;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/** Both connectors keep the contract over HTTP, with and without tables of their own. */
class ODataContractTest {
  private static final Map<Class<?>, Environment> RUNNING = new HashMap<>();

  private static Connector emptied(Object test, Supplier<Environment> environment) {
    return RUNNING.computeIfAbsent(test.getClass(), any -> environment.get()).openEmpty();
  }

  @AfterAll
  static void stop() {
    RUNNING.values().forEach(Environment::close);
    RUNNING.clear();
  }

  @Nested
  class Dataverse implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(this, () -> Environment.withOwnTables(SampleTables.dataverse()));
    }
  }

  /** Rows that need a company first, are keyed by it, and whose numbers break addresses. */
  @Nested
  class DataverseCompanyKeys implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(this, () -> Environment.withOwnTables(SampleTables.dataverse()));
    }

    @Override
    public ContractFixture sample() {
      return SampleTables.ventureFixture();
    }
  }

  /** Lookups within a company, in an environment without the connector's own tables. */
  @Nested
  class DataverseWithoutOwnTables implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(this, () -> Environment.plain(SampleTables.dataverse()));
    }

    @Override
    public ContractFixture sample() {
      return SampleTables.ventureTreeFixture();
    }
  }

  /** Changes arrive as data events. */
  @Nested
  class Finance implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return RUNNING
          .computeIfAbsent(getClass(), any -> Environment.withOwnTables(SampleTables.finance()))
          .openEmptyWithEvents();
    }
  }

  /** No feed is chosen, in an environment without the connector's own tables. */
  @Nested
  class FinanceWithoutOwnTables implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(this, () -> Environment.plain(SampleTables.finance()));
    }
  }
}
