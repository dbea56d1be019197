package dev.tandem.projectops.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.compile.MapCompiler;
import dev.tandem.engine.CompiledMap;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.MapVersion;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.MapKind;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.Fault;
import dev.tandem.spi.testkit.FaultyConnector;
import dev.tandem.spi.testkit.FaultyConnector.Call;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.RecordingConnector;
import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.initial.InitialSyncRequest;
import dev.tandem.sync.lifecycle.MapState;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.StartRefusal;
import dev.tandem.sync.policy.StartRefusedException;
import dev.tandem.sync.policy.StartRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What refuses the start of maps of Project Operations (ERR-28, ERR-30), through the runtime. */
class SetUpGuardTest {
  private static final MapCatalogue SHIPPED = ProjectOperations.shipped();
  private static final String CURRENCIES = "Currencies";
  private static final String PROJECTS = "06-msdyn_projects";
  private static final String ACTUALS = "11-msdyn_actuals";
  private static final String VENDOR_LINES = "19-msdyn_projectvendorinvoicelines";
  private static final LegalEntity USPM = LegalEntity.of("USPM");
  private static final LegalEntity GBPM = LegalEntity.of("GBPM");

  private final FinanceSide uspm = FinanceSide.empty("USPM").setUp();
  private final FinanceSide gbpm = uspm.as("GBPM");
  private final SyncStore store = SyncStore.inMemory();

  @AfterEach
  void close() {
    store.close();
  }

  private SyncRuntime runtime(String... maps) {
    return runtime(SHIPPED, uspm.connector(), maps);
  }

  private SyncRuntime runtime(MapCatalogue catalogue, Connector finance, String... maps) {
    SyncRuntime.Builder builder =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, InMemoryConnector.of(catalogue.catalogs().dataverse()))
            .connector(Side.FINANCE, finance)
            .store(store)
            .clock(FinanceSide.CLOCK)
            .startGuard(ProjectOperations.startGuard(List.of(USPM, GBPM)));
    for (String map : maps) {
      builder.map(catalogue.compiled(map), MapOptions.STANDARD.named(map));
    }
    return builder.build();
  }

  private static List<StartRefusal> refusals(SyncRuntime runtime, String... maps) {
    return catchThrowableOfType(StartRefusedException.class, () -> runtime.lifecycle().start(maps))
        .refusals();
  }

  private static List<MapState> states(SyncRuntime runtime) {
    return runtime.status().stream().map(MapStatus::state).toList();
  }

  @Test // ERR-28, LE-1, PAR-1, LIFE-4
  void refusesAllMapsWhileALegalEntityIsNotSetUp() {
    SyncRuntime runtime = runtime(CURRENCIES, PROJECTS, ACTUALS);
    gbpm.property(StagedBillingType.CHARGEABLE, "Billable");

    List<StartRefusal> refusals = refusals(runtime, CURRENCIES, PROJECTS, ACTUALS);

    assertThat(refusals)
        .hasSize(5)
        .allSatisfy(
            refusal -> {
              assertThat(refusal.code()).isEqualTo("ERR-28");
              assertThat(refusal.place())
                  .isEqualTo("legal entity GBPM, needed by 06-msdyn_projects, 11-msdyn_actuals");
              assertThat(refusal.remedy())
                  .isEqualTo("Finish the set-up of the legal entity, then start the map again.");
            })
        .extracting(StartRefusal::problem)
        .contains(
            "The project map cannot be started (it has no parameters)",
            "The project map cannot be started (billing type NOT_AVAILABLE has no line property)");
    assertThat(states(runtime)).containsOnly(MapState.NOT_RUNNING);

    gbpm.setUp();
    runtime.lifecycle().start(CURRENCIES, PROJECTS, ACTUALS);
    assertThat(states(runtime)).containsOnly(MapState.RUNNING);
  }

  @Test // ERR-28, LE-1
  void refusesALegalEntityThatIsNotSwitchedOn() {
    SyncRuntime runtime = runtime(PROJECTS);
    gbpm.setUp();
    gbpm.put(
        IntegrationParameters.CODEC,
        IntegrationParameters.builder().company("GBPM").enabled(false).build());

    assertThat(refusals(runtime, PROJECTS))
        .singleElement()
        .satisfies(
            refusal -> assertThat(refusal.display()).contains("ERR-28", "it is not switched on"));
  }

  @Test // ERR-28: of Project Operations only
  void leavesOtherMapsAlone() {
    RecordingConnector finance = RecordingConnector.of(uspm.connector());
    SyncRuntime runtime = runtime(SHIPPED, finance, CURRENCIES, "08-msdyn_transactioncategories");
    finance.clear();

    runtime.lifecycle().start(CURRENCIES, "08-msdyn_transactioncategories");

    assertThat(states(runtime)).containsOnly(MapState.RUNNING);
    assertThat(finance.calls()).isEmpty();
  }

  @Test // LE-4, INIT-4: the companies that are wanted
  void looksAtTheCompaniesOfAnInitialSync() {
    SyncRuntime runtime = runtime(PROJECTS);
    InitialSyncRequest request = InitialSyncRequest.of(Side.DATAVERSE, PROJECTS);

    assertThatThrownBy(() -> runtime.initialSync(request.ofCompanies(GBPM)))
        .hasMessageContaining("ERR-28 at legal entity GBPM");
    assertThat(runtime.initialSyncs()).isEmpty();
    runtime.initialSync(request.ofCompanies(USPM));
    assertThat(states(runtime)).containsOnly(MapState.INITIALIZING);
  }

  @Test
  void readsSixRowsOfEachLegalEntityByTheirKeys() {
    RecordingConnector finance = RecordingConnector.of(uspm.connector());
    gbpm.setUp();
    SyncRuntime runtime = runtime(SHIPPED, finance, PROJECTS);
    finance.clear();

    runtime.lifecycle().start(PROJECTS);

    assertThat(finance.calls())
        .hasSize(4)
        .allSatisfy(call -> assertThat(call).isInstanceOf(RecordingConnector.Read.class))
        .extracting(call -> ((RecordingConnector.Read) call).found())
        .containsExactly(1, 5, 1, 5);
  }

  @Test
  void saysWhenFinanceIsOutOfReach() {
    FaultyConnector finance = FaultyConnector.of(uspm.connector(), FinanceSide.CLOCK);
    SyncRuntime runtime = runtime(SHIPPED, finance, PROJECTS);
    finance.script(Call.READ, Fault.failsBefore(FinanceSide.CLOCK.instant().plusSeconds(9)));

    assertThatThrownBy(() -> runtime.lifecycle().start(PROJECTS))
        .isInstanceOf(TransientConnectorException.class)
        .hasMessageContaining("cannot start 06-msdyn_projects; no map was started");
    assertThat(states(runtime)).containsOnly(MapState.NOT_RUNNING);
  }

  @Test
  void saysWhenFinanceHasNoTableOfParameters() {
    SyncRuntime runtime =
        runtime(SHIPPED, InMemoryConnector.of(SHIPPED.catalogs().finance()), PROJECTS);

    assertThatThrownBy(() -> runtime.lifecycle().start(PROJECTS))
        .isInstanceOfSatisfying(
            PermanentConnectorException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_TABLE))
        .hasMessageContaining("ProjCDSParameters is not in the catalog of finance");

    Catalog finance = SetUpGuard.with(SHIPPED.catalogs().finance());
    SyncRuntime other = runtime(SHIPPED, InMemoryConnector.of(finance), PROJECTS);
    assertThat(refusals(other, PROJECTS)).isNotEmpty();
    assertThat(SetUpGuard.with(finance).tables()).isEqualTo(finance.tables());
  }

  // ERR-30 -------------------------------------------------------------------------------------

  /** The shipped maps with the key of vendor invoice lines as it was before 10.0.38. */
  private static MapCatalogue withOldKey() {
    Catalog dataverse = SHIPPED.catalogs().dataverse();
    TableSchema lines = requireNonNull(dataverse.table(VendorInvoiceLine.CODEC.table().name()));
    List<TableSchema> tables = new ArrayList<>(dataverse.tables());
    TableSchema.Builder old =
        TableSchema.builder(lines.name())
            .primaryId(requireNonNull(lines.primaryId()))
            .companyScope(lines.companyScope())
            .key("msdyn_externalinvoiceline", "msdyn_owningcompany.cdm_companycode");
    lines.columns().forEach(old::column);
    lines.aliases().forEach(old::alias);
    tables.set(tables.indexOf(lines), old.build());
    return SHIPPED.withCatalogs(
        new Catalogs(Catalog.of(Side.DATAVERSE, tables), SHIPPED.catalogs().finance()));
  }

  @Test // ERR-30, KEY-12, VI-7, LIFE-4: refused, mended, started
  void refusesVendorInvoiceLinesUntilTheirKeyIsMended() {
    gbpm.setUp();
    SyncRuntime before = runtime(withOldKey(), uspm.connector(), PROJECTS, VENDOR_LINES);

    assertThat(refusals(before, PROJECTS, VENDOR_LINES))
        .containsExactly(
            new StartRefusal(
                "ERR-30",
                "msdyn_projectvendorinvoicelines, needed by 19-msdyn_projectvendorinvoicelines",
                "The map of the vendor invoice lines is in error (the key still names"
                    + " msdyn_owningcompany)",
                "Set the integration key of the current version (VI-7)."));
    assertThat(states(before)).containsOnly(MapState.NOT_RUNNING);
    before.lifecycle().start(PROJECTS);
    before.lifecycle().stop(PROJECTS);
    before.close();

    SyncRuntime after = runtime(SHIPPED, uspm.connector(), PROJECTS, VENDOR_LINES);
    after.lifecycle().start(PROJECTS, VENDOR_LINES);
    assertThat(states(after)).containsOnly(MapState.RUNNING);
  }

  @Test // KEY-6: before map 1.0.0.6 the older key was right
  void letsAnOlderMapKeepTheOlderKey() {
    MapCatalogue old = withOldKey();
    Connector dataverse = InMemoryConnector.of(old.catalogs().dataverse());
    DualWriteMap map = old.map(VENDOR_LINES).map();

    assertThat(codes(dataverse, compiled(old, map, "1.0.0.5"))).isEmpty();
    assertThat(codes(dataverse, compiled(old, map, "1.0.0.6"))).containsExactly("ERR-30");
    assertThat(codes(dataverse, compiled(old, map, null))).containsExactly("ERR-30");
  }

  private List<String> codes(Connector dataverse, CompiledMap map) {
    StartRequest request =
        new StartRequest(Map.of(VENDOR_LINES, map), dataverse, uspm.connector(), Set.of(USPM));
    return ProjectOperations.startGuard(List.of(USPM)).refusals(request).stream()
        .map(StartRefusal::code)
        .toList();
  }

  private static CompiledMap compiled(
      MapCatalogue catalogue, DualWriteMap map, @Nullable String version) {
    DualWriteMap of =
        new DualWriteMap(
            map.name(),
            map.displayName(),
            map.uniqueName(),
            version == null ? null : MapVersion.parse(version),
            map.properties(),
            map.legs(),
            map.original());
    return MapCompiler.forCatalogs(catalogue.catalogs().dataverse(), catalogue.catalogs().finance())
        .compile(of)
        .orThrow();
  }

  @Test // LE-1: the maps that the set-up of a legal entity matters to
  void knowsTheMapsOfCompanies() {
    Connector dataverse = InMemoryConnector.of(SHIPPED.catalogs().dataverse());
    List<String> free = new ArrayList<>();
    for (CatalogueEntry entry : SHIPPED.maps()) {
      StartRequest request =
          new StartRequest(
              Map.of(entry.id(), SHIPPED.compiled(entry.id())),
              dataverse,
              uspm.connector(),
              Set.of());
      boolean refused = !ProjectOperations.startGuard(List.of(GBPM)).refusals(request).isEmpty();
      if (entry.kind() == MapKind.PREREQUISITE) {
        assertThat(refused).as(entry.id()).isFalse();
      } else if (!refused) {
        free.add(entry.id());
      }
    }
    assertThat(free)
        .containsExactly(
            "01-bookableresourcecategories",
            "02-msdyn_transactionconnections",
            "08-msdyn_transactioncategories",
            "12-bookableresources");
  }
}
