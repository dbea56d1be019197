package dev.tandem.example.odata.server.sample;

import dev.tandem.example.odata.server.DataverseServer;
import dev.tandem.example.odata.server.FinanceServer;
import dev.tandem.example.odata.server.ServedSides;
import dev.tandem.example.odata.server.events.DataEvents;
import dev.tandem.example.odata.server.events.Subscription;
import dev.tandem.example.odata.server.front.Credential;
import dev.tandem.example.odata.server.front.Faults;
import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.example.odata.server.front.Settings;
import dev.tandem.example.odata.server.model.ShippedNames;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.dataverse.InternalDataverseTables;
import dev.tandem.projectops.entity.finance.InternalTables;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.work.DataverseWork;
import dev.tandem.projectops.work.FinanceJob;
import dev.tandem.projectops.work.FinanceWork;
import dev.tandem.projectops.work.MapGuard;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.testkit.InMemoryConnector;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Dataverse and a finance server over sides in memory, with sample data and the processes of
 * Project Operations: Dataverse does what it is asked to, finance runs its imports by itself. Close
 * it after use; its rows are gone then.
 */
public final class SampleServers implements AutoCloseable {
  private final DataverseServer dataverse;
  private final FinanceServer finance;
  private final FinanceBatch batch;
  private final DataEvents events;
  private final Credential credential;
  private final int rows;

  private SampleServers(
      DataverseServer dataverse,
      FinanceServer finance,
      FinanceBatch batch,
      DataEvents events,
      Credential credential,
      int rows) {
    this.dataverse = dataverse;
    this.finance = finance;
    this.batch = batch;
    this.events = events;
    this.credential = credential;
    this.rows = rows;
  }

  /**
   * Starts both.
   *
   * @param port of the Dataverse server, finance gets the next; 0 for any two
   * @param secret what the sample application signs in with
   * @param faults what goes wrong on purpose
   * @throws IllegalStateException when a port is taken
   */
  public static SampleServers start(int port, String secret, Faults faults, Clock clock) {
    Catalogs shipped = ProjectOperations.shipped().catalogs();
    InMemoryConnector dataverse =
        ServedSides.of(InternalDataverseTables.with(shipped.dataverse()), clock);
    InMemoryConnector finance = ServedSides.of(InternalTables.with(shipped.finance()), clock);
    SampleRows sample = new SampleRows();
    int rows = sample.enter(dataverse, finance);
    Credential application = new Credential("tandem-sample", secret, new LegalEntity("USPM"));
    Settings settings =
        Settings.of(List.of(application), Limits.DATAVERSE, clock).onPort(port).failing(faults);
    DataverseWork actions = new DataverseWork(dataverse, clock);
    DataverseServer first =
        DataverseServer.start(
            dataverse,
            settings,
            (name, company, parameters) -> List.of(actions.run(name, parameters)));
    FinanceWork jobs = jobs(dataverse, finance, sample.books(), clock);
    ShippedNames names = new ShippedNames();
    DataEvents events = DataEvents.of(finance, names, clock);
    FinanceServer second =
        FinanceServer.start(
            finance,
            names,
            settings.within(Limits.FINANCE).onPort(port == 0 ? 0 : port + 1),
            (name, company, parameters) ->
                jobs.run(FinanceJob.of(name), LegalEntity.of(company), parameters),
            events);
    FinanceBatch batch = FinanceBatch.start(jobs, sample.books().keySet());
    return new SampleServers(first, second, batch, events, application, rows);
  }

  private static FinanceWork jobs(
      InMemoryConnector dataverse,
      InMemoryConnector finance,
      Map<String, CompanyBooks> books,
      Clock clock) {
    return new FinanceWork(
        dataverse,
        finance,
        company -> {
          CompanyBooks found = books.get(company.code());
          if (found == null) {
            throw new IllegalArgumentException(
                "there are no books of %s; there are %s".formatted(company.code(), books.keySet()));
          }
          return found;
        },
        new MapGuard(dataverse, List.of()),
        clock);
  }

  /** The Dataverse server. */
  public DataverseServer dataverse() {
    return dataverse;
  }

  /** The finance server. */
  public FinanceServer finance() {
    return finance;
  }

  /**
   * Has finance deliver the data events of all shipped entities from now on.
   *
   * @param endpoint takes them with POST
   * @param secret shown to it as a bearer token; empty for none
   * @throws IllegalArgumentException when that is no http or https address
   */
  public void deliverEvents(URI endpoint, String secret) {
    Set<String> entities =
        ProjectOperations.shipped().catalogs().finance().tables().stream()
            .map(table -> table.name().name())
            .collect(Collectors.toUnmodifiableSet());
    events.subscribe(new Subscription(endpoint, secret, entities));
  }

  /** The application that may sign in to both. */
  public Credential credential() {
    return credential;
  }

  /** How many sample rows were entered. */
  public int rows() {
    return rows;
  }

  @Override
  public void close() {
    batch.close();
    events.close();
    finance.close();
    dataverse.close();
  }
}
