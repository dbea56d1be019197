package dev.tandem.sync;

import dev.tandem.compile.MapCompiler;
import dev.tandem.engine.CompiledMap;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.spi.testkit.RecordingConnector;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.event.SyncEvent;
import dev.tandem.sync.policy.MapOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Two systems in memory, three maps between them and a runtime: customers (both ways, each may have
 * a parent), projects (both ways, of a customer, with a filter on Dataverse) and hours (to finance
 * only, of a project).
 */
final class SyncWorld implements AutoCloseable {
  static final String CUSTOMERS = "Customers";
  static final String PROJECTS = "Projects";
  static final String HOURS = "Hours";

  private static final MapCompiler COMPILER =
      MapCompiler.forCatalogs(dataverseCatalog(), financeCatalog());
  private static final Map<DualWriteMap, CompiledMap> COMPILED = new ConcurrentHashMap<>();

  static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  final ManualClock clock = ManualClock.at(START);
  final InMemoryConnector dataverse;
  final InMemoryConnector finance;
  final RecordingConnector toDataverse;
  final RecordingConnector toFinance;
  final FaultyConnector faultyDataverse;
  final FaultyConnector faultyFinance;
  final SyncStore store;
  final List<SyncEvent> events = new ArrayList<>();
  final SyncRuntime runtime;
  final UUID company;

  private SyncWorld(SyncStore store, Map<String, MapOptions> options) {
    this.store = store;
    dataverse = InMemoryConnector.builder(dataverseCatalog()).clock(clock).build();
    finance = InMemoryConnector.builder(financeCatalog()).clock(clock).build();
    faultyDataverse = FaultyConnector.of(dataverse, clock);
    faultyFinance = FaultyConnector.of(finance, clock);
    toDataverse = RecordingConnector.of(faultyDataverse);
    toFinance = RecordingConnector.of(faultyFinance);
    company = id(dataverse.insert("cdm_companies", Map.of("cdm_companycode", "USMF")).row());
    runtime = runtime("only", options);
  }

  /** Everything running with standard options. */
  static SyncWorld running() {
    return running(Map.of());
  }

  /** Everything running, some maps with options of their own. */
  static SyncWorld running(Map<String, MapOptions> options) {
    SyncWorld world = stopped(options);
    world.settle();
    world.runtime.lifecycle().start(CUSTOMERS, PROJECTS, HOURS);
    return world;
  }

  /** Nothing started yet. */
  static SyncWorld stopped(Map<String, MapOptions> options) {
    return new SyncWorld(SyncStore.inMemory(), options);
  }

  /** Another runtime on the same store and systems. */
  SyncRuntime runtime(String owner, Map<String, MapOptions> options) {
    return runtime(owner, options, toDataverse, toFinance, store, builder -> {});
  }

  /** Another runtime of which every call trips a wire. */
  SyncRuntime runtime(String owner, Map<String, MapOptions> options, Tripwire wire) {
    return runtime(
        owner,
        options,
        wire.around(Connector.class, toDataverse),
        wire.around(Connector.class, toFinance),
        wire.around(SyncStore.class, store));
  }

  /** Another runtime with more said about it. */
  SyncRuntime runtime(
      String owner, Map<String, MapOptions> options, Consumer<SyncRuntime.Builder> more) {
    return runtime(owner, options, toDataverse, toFinance, store, more);
  }

  /** Another runtime that reaches the systems and the store through these. */
  SyncRuntime runtime(
      String owner,
      Map<String, MapOptions> options,
      Connector throughDataverse,
      Connector throughFinance,
      SyncStore throughStore) {
    return runtime(owner, options, throughDataverse, throughFinance, throughStore, builder -> {});
  }

  /** Another runtime with other maps. */
  SyncRuntime runtimeOf(Map<String, DualWriteMap> maps, String owner) {
    return runtimeOf(maps, owner, Map.of());
  }

  /** Another runtime with other maps and options. */
  SyncRuntime runtimeOf(
      Map<String, DualWriteMap> maps, String owner, Map<String, MapOptions> options) {
    return runtime(maps, owner, options, toDataverse, toFinance, store, builder -> {});
  }

  SyncRuntime runtime(
      String owner,
      Map<String, MapOptions> options,
      Connector throughDataverse,
      Connector throughFinance,
      SyncStore throughStore,
      Consumer<SyncRuntime.Builder> more) {
    return runtime(maps(), owner, options, throughDataverse, throughFinance, throughStore, more);
  }

  private SyncRuntime runtime(
      Map<String, DualWriteMap> maps,
      String owner,
      Map<String, MapOptions> options,
      Connector throughDataverse,
      Connector throughFinance,
      SyncStore throughStore,
      Consumer<SyncRuntime.Builder> more) {
    SyncRuntime.Builder builder =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, throughDataverse)
            .connector(Side.FINANCE, throughFinance)
            .store(throughStore)
            .clock(clock)
            .owner(owner)
            .listener(events::add);
    maps.forEach(
        (name, map) -> {
          CompiledMap compiled =
              COMPILED.computeIfAbsent(map, any -> COMPILER.compile(any).orThrow());
          MapOptions chosen = options.getOrDefault(name, MapOptions.STANDARD);
          builder.map(compiled, chosen.named(name));
        });
    more.accept(builder);
    return builder.build();
  }

  /** Works until nothing more happens without time passing; at most a bounded number of steps. */
  SyncReport settle() {
    SyncReport report = runtime.step(100);
    for (int i = 0; i < 200 && !report.idle(); i++) {
      report = runtime.step(100);
    }
    return report;
  }

  /** Lets time pass and works. */
  SyncReport settleAfter(Duration duration) {
    clock.advance(duration);
    return settle();
  }

  // Dataverse rows ---------------------------------------------------------------------------

  UUID account(String number, String name) {
    return account(number, Map.of("name", name));
  }

  UUID account(String number, Map<String, ?> values) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put("accountnumber", number);
    all.put("msdyn_company", Reference.byId("cdm_companies", company));
    return id(dataverse.insert("accounts", all).row());
  }

  UUID project(String number, UUID customer, Map<String, ?> values) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("statecode", true);
    all.put("subject", number);
    all.put("customer", Reference.byId("accounts", customer));
    all.putAll(values);
    all.put("number", number);
    all.put("msdyn_company", Reference.byId("cdm_companies", company));
    return id(dataverse.insert("projects", all).row());
  }

  UUID hour(String number, UUID project, String amount) {
    return id(
        dataverse
            .insert(
                "hours",
                Map.of(
                    "externalid",
                    number,
                    "project",
                    Reference.byId("projects", project),
                    "amount",
                    new BigDecimal(amount),
                    "msdyn_company",
                    Reference.byId("cdm_companies", company)))
            .row());
  }

  void changeAccount(UUID id, Map<String, ?> values) {
    dataverse.update("accounts", KeyValues.of("accountid", id), values);
  }

  // Finance rows -----------------------------------------------------------------------------

  void customer(String number, Map<String, ?> values) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put("ACCOUNT", number);
    all.put("dataAreaId", "usmf");
    finance.insert("Customers", all);
  }

  void changeCustomer(String number, Map<String, ?> values) {
    finance.update("Customers", financeKey("ACCOUNT", number), values);
  }

  static KeyValues financeKey(String column, String value) {
    return KeyValues.builder().put("dataAreaId", "usmf").put(column, value).build();
  }

  Row customer(String number) {
    return find(finance.rows("Customers"), "ACCOUNT", number);
  }

  Row account(String number) {
    return find(dataverse.rows("accounts"), "accountnumber", number);
  }

  static Row find(List<Row> rows, String column, String value) {
    return rows.stream()
        .filter(row -> value.equals(row.value(column)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row with " + column + " " + value));
  }

  static UUID id(Row row) {
    String column = row.schema().primaryId();
    if (column != null && row.value(column) instanceof UUID id) {
      return id;
    }
    throw new AssertionError(row + " has no id");
  }

  @Override
  public void close() {
    runtime.close();
    store.close();
  }

  // Schemas and maps -------------------------------------------------------------------------

  static Catalog dataverseCatalog() {
    return Catalog.of(Side.DATAVERSE, List.of(companies(), accounts(), projects(), hours()));
  }

  static Catalog financeCatalog() {
    return Catalog.of(Side.FINANCE, List.of(customersEntity(), projectsEntity(), hoursEntity()));
  }

  private static TableSchema companies() {
    return TableSchema.builder(TableName.dataverse("cdm_companies"))
        .alias("cdm_company")
        .primaryId("cdm_companyid")
        .column("cdm_companyid", new FieldType.Guid())
        .column("cdm_companycode", FieldType.Text.of(4))
        .key("cdm_companycode")
        .build();
  }

  private static TableSchema.Builder table(String set, String logical, String id) {
    return TableSchema.builder(TableName.dataverse(set))
        .alias(logical)
        .primaryId(id)
        .column(id, new FieldType.Guid())
        .column(
            new ColumnSchema(
                "versionnumber", FieldType.Whole.int64(), Requirement.OPTIONAL, true, false))
        .column("msdyn_company", new FieldType.Lookup(List.of("cdm_company")))
        .companyScope(CompanyScope.of("msdyn_company"));
  }

  private static TableSchema accounts() {
    return table("accounts", "account", "accountid")
        .column("accountnumber", FieldType.Text.of(20))
        .column("name", FieldType.Text.of(60))
        .column("creditlimit", FieldType.Decimal.of(DecimalKind.MONEY, 4))
        .column("phone", FieldType.Text.of(20))
        .column("parent", new FieldType.Lookup(List.of("account")))
        .column("notes", FieldType.Text.of(200))
        .column("modifiedon", new FieldType.DateTime(FieldType.DateTimeBehavior.INSTANT))
        .key("accountnumber", "msdyn_company.cdm_companycode")
        .build();
  }

  private static TableSchema projects() {
    return table("projects", "project", "projectid")
        .column("number", FieldType.Text.of(20))
        .column("subject", FieldType.Text.of(60))
        .column("customer", new FieldType.Lookup(List.of("account")))
        .column("statecode", new FieldType.Bool())
        .key("number", "msdyn_company.cdm_companycode")
        .build();
  }

  private static TableSchema hours() {
    return table("hours", "hour", "hourid")
        .column("externalid", FieldType.Text.of(40))
        .column("project", new FieldType.Lookup(List.of("project")))
        .column("amount", FieldType.Decimal.of(DecimalKind.MONEY, 4))
        .column("worked", new FieldType.DateOnly())
        .key("externalid", "msdyn_company.cdm_companycode")
        .build();
  }

  private static TableSchema.Builder entity(String label) {
    return TableSchema.builder(TableName.finance(label))
        .column("dataAreaId", FieldType.Text.of(4))
        .companyScope(CompanyScope.FINANCE);
  }

  private static TableSchema customersEntity() {
    return entity("Customers")
        .column("ACCOUNT", FieldType.Text.of(20))
        .column("NAME", FieldType.Text.of(60))
        .column("CREDITLIMIT", FieldType.Decimal.of(DecimalKind.REAL, 4))
        .column("PHONE", FieldType.Text.of(20))
        .column("PARENT", FieldType.Text.of(20))
        .column("TERMS", FieldType.Text.of(10))
        .column("SINCE", new FieldType.DateOnly())
        .key("dataAreaId", "ACCOUNT")
        .build();
  }

  private static TableSchema projectsEntity() {
    return entity("Projects")
        .column("PROJID", FieldType.Text.of(20))
        .column("NAME", FieldType.Text.of(60))
        .column("CUSTACCOUNT", FieldType.Text.of(20))
        .key("dataAreaId", "PROJID")
        .build();
  }

  private static TableSchema hoursEntity() {
    return entity("Hours")
        .column("TRANSID", FieldType.Text.of(40))
        .column("PROJID", FieldType.Text.of(20))
        .column("AMOUNT", FieldType.Decimal.of(DecimalKind.REAL, 4))
        .column("POSTED", new FieldType.DateOnly())
        .key("dataAreaId", "TRANSID")
        .build();
  }

  static Map<String, DualWriteMap> maps() {
    Map<String, DualWriteMap> maps = new LinkedHashMap<>();
    maps.put(
        CUSTOMERS,
        map(
            "Customers",
            "accounts",
            "",
            both("ACCOUNT", "accountnumber"),
            both("NAME", "name"),
            both("CREDITLIMIT", "creditlimit"),
            both("PHONE", "phone"),
            both("PARENT", "parent.accountnumber")));
    maps.put(
        PROJECTS,
        map(
            "Projects",
            "projects",
            "statecode eq true",
            both("PROJID", "number"),
            both("NAME", "subject"),
            both("CUSTACCOUNT", "customer.accountnumber")));
    maps.put(
        HOURS,
        map(
            "Hours",
            "hours",
            "",
            toFinance("TRANSID", "externalid"),
            toFinance("PROJID", "project.number"),
            toFinance("AMOUNT", "amount")));
    return maps;
  }

  private static FieldMapping both(String finance, String dataverse) {
    return FieldMapping.of(SyncDirection.BOTH, finance, dataverse);
  }

  private static FieldMapping toFinance(String finance, String dataverse) {
    return FieldMapping.of(SyncDirection.DATAVERSE_TO_FINANCE, finance, dataverse);
  }

  private static DualWriteMap map(
      String entity, String table, String dataverseFilter, FieldMapping... pairs) {
    Leg leg = new Leg("001", entity, table, "", dataverseFilter, List.of(pairs), Original.NONE);
    return DualWriteMap.of("[%s] - [%s]".formatted(entity, table), leg);
  }
}
