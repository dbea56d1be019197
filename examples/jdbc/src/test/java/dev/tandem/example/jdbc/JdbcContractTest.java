package dev.tandem.example.jdbc;

import dev.tandem.example.jdbc.TestDatabase.Kind;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.testkit.ConnectorContract;
import dev.tandem.spi.testkit.ContractFixture;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/**
 * Both sides keep the contract on both databases, with small catalogs and with the shipped ones.
 */
class JdbcContractTest {
  private static final Map<String, TestDatabase> DATABASES = new HashMap<>();

  /** Creating all tables takes longer than a test, so that the database is emptied instead. */
  private static Connector emptied(Kind kind, Catalog catalog) {
    String name = kind + " " + catalog.side() + " " + catalog.tables().size();
    TestDatabase database = DATABASES.computeIfAbsent(name, any -> TestDatabase.of(kind));
    Connector connector = database.open(catalog, Clock.systemUTC());
    database.empty(catalog);
    return connector;
  }

  @AfterAll
  static void closeDatabases() {
    DATABASES.values().forEach(TestDatabase::close);
    DATABASES.clear();
  }

  @Nested
  class SqliteDataverse implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(Kind.SQLITE, SampleCatalogs.dataverse());
    }
  }

  @Nested
  class SqliteFinance implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(Kind.SQLITE, SampleCatalogs.finance());
    }
  }

  /** Rows that need a company first and are keyed by it. */
  @Nested
  class SqliteCompanyKeys implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(Kind.SQLITE, SampleCatalogs.dataverse());
    }

    @Override
    public ContractFixture sample() {
      return SampleCatalogs.projectFixture();
    }
  }

  @Nested
  class SqliteShippedDataverse implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(Kind.SQLITE, ProjectOperations.shipped().catalogs().dataverse());
    }
  }

  @Nested
  class SqliteShippedFinance implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(Kind.SQLITE, ProjectOperations.shipped().catalogs().finance());
    }
  }

  @Nested
  class PostgresDataverse implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(Kind.POSTGRES, SampleCatalogs.dataverse());
    }
  }

  @Nested
  class PostgresFinance implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(Kind.POSTGRES, SampleCatalogs.finance());
    }
  }

  /** Rows that need a company first and are keyed by it. */
  @Nested
  class PostgresCompanyKeys implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(Kind.POSTGRES, SampleCatalogs.dataverse());
    }

    @Override
    public ContractFixture sample() {
      return SampleCatalogs.projectFixture();
    }
  }

  @Nested
  class PostgresShippedDataverse implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(Kind.POSTGRES, ProjectOperations.shipped().catalogs().dataverse());
    }
  }

  @Nested
  class PostgresShippedFinance implements ConnectorContract {
    @Override
    public Connector openEmpty() {
      return emptied(Kind.POSTGRES, ProjectOperations.shipped().catalogs().finance());
    }
  }
}
