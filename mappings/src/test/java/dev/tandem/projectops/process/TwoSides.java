package dev.tandem.projectops.process;

import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.SyncStore;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.SyncReport;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.policy.MapOptions;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Dataverse and finance of the fixture F0 with a runtime between them that runs shipped maps; no
 * test writes an actual on the finance side by hand.
 */
public final class TwoSides implements AutoCloseable {
  private static final int STEP = 500;

  /** Tables that actuals refer to and that no test here fills. */
  private static final String[] NOT_SENT = {
    "accounts", "msdyn_organizationalunits", "salesorderdetails", "msdyn_timeentries"
  };

  private final InMemoryConnector dataverse;
  private final FinanceSide finance;
  private final SyncRuntime runtime;

  private TwoSides(InMemoryConnector dataverse, FinanceSide finance, SyncRuntime runtime) {
    this.dataverse = dataverse;
    this.finance = finance;
    this.runtime = runtime;
  }

  /** Both sides with contract C1, its customer and project P1, and these maps started. */
  public static TwoSides running(String... maps) {
    MapCatalogue catalogue = ProjectOperations.shipped();
    InMemoryConnector dataverse =
        InMemoryConnector.builder(catalogue.catalogs().dataverse()).unresolved(NOT_SENT).build();
    FinanceSide finance =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    SyncRuntime.Builder builder =
        SyncRuntime.builder()
            .connector(Side.DATAVERSE, dataverse)
            .connector(Side.FINANCE, finance.connector())
            .store(SyncStore.inMemory())
            .clock(FinanceSide.CLOCK);
    for (String map : maps) {
      builder.map(catalogue.compiled(map), MapOptions.STANDARD.named(map));
    }
    TwoSides sides = new TwoSides(dataverse, finance, builder.build());
    sides.fixture();
    sides.settle();
    sides.runtime.lifecycle().start(maps);
    sides.settle();
    return sides;
  }

  private void fixture() {
    insert("cdm_companies", "cdm_companyid", "USPM", Map.of("cdm_companycode", "USPM"));
    insert(
        "transactioncurrencies",
        "transactioncurrencyid",
        "USD",
        Map.of(
            "isocurrencycode",
            "USD",
            "currencyname",
            "US Dollar",
            "currencysymbol",
            "$",
            "exchangerate",
            BigDecimal.ONE));
    insert(
        "msdyn_transactioncategories",
        "msdyn_transactioncategoryid",
        "Labour",
        Map.of("msdyn_transactioncategorynumber", "Labour", "msdyn_name", "Labour"));
    insert(
        "salesorders",
        "salesorderid",
        "C1",
        Map.of("msdyn_salesordernumber", "C1", "msdyn_owningcompany", Contoso.USPM));
    insert(
        "msdyn_projectcontractsplitbillingrules",
        "msdyn_projectcontractsplitbillingruleid",
        "Adatum",
        Map.of(
            "msdyn_projectcontractsplitbillingrulenumber",
            "FS-C1",
            "msdyn_projectcontractid",
            Contoso.CONTRACT,
            "msdyn_owningcompany",
            Contoso.USPM));
    insert(
        "msdyn_projects",
        "msdyn_projectid",
        "P1",
        Map.of(
            "msdyn_projectnumber",
            "P1",
            "msdyn_subject",
            "P1",
            "msdyn_owningcompany",
            Contoso.USPM));
  }

  /** A row whose id is the one that the fixtures of the Dataverse side give that name. */
  private void insert(String table, String idColumn, String name, Map<String, ?> values) {
    Map<String, Object> row = new LinkedHashMap<>(values);
    row.put(idColumn, Contoso.id(name));
    dataverse.insert(table, row);
  }

  /** Takes what waits to the other side until nothing does. */
  public void settle() {
    SyncReport report = runtime.step(STEP);
    while (!report.idle()) {
      report = runtime.step(STEP);
    }
  }

  /** A time actual on the Dataverse side, as its processes write it. */
  public void actual(int number, int type, String hours, String amount) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("msdyn_actualid", FinanceSide.id(number));
    values.put("msdyn_actualimportid", FinanceSide.id(number).toString());
    values.put("msdyn_owningcompany", Contoso.USPM);
    values.put("msdyn_project", RecordType.PROJECT.to(Contoso.id("P1")));
    values.put(
        "msdyn_projectcontractsplitbillingrule",
        RecordType.CONTRACT_CUSTOMER.to(Contoso.id("Adatum")));
    values.put("msdyn_transactiontypecode", ChoiceValue.of(type));
    values.put("msdyn_transactionclassification", ChoiceValue.of(192350000));
    values.put("msdyn_billingtype", ChoiceValue.of(192350001));
    values.put(
        "msdyn_transactioncategory",
        Reference.byId("msdyn_transactioncategory", Contoso.id("Labour")));
    values.put("transactioncurrencyid", Contoso.USD);
    values.put("msdyn_quantity", new BigDecimal(hours));
    values.put("msdyn_amount", new BigDecimal(amount));
    values.put("msdyn_transactiondate", FinanceSide.DAY);
    values.put("msdyn_accountingdate", FinanceSide.DAY);
    values.put("msdyn_valueofsalescontractline", "1");
    values.put("msdyn_isjournalized", false);
    values.put("msdyn_skipsync", false);
    dataverse.insert("msdyn_actuals", values);
  }

  /** Connects a sale with its cost, as approval does (TC-2). */
  public void connect(int sale, int cost) {
    dataverse.insert(
        "msdyn_transactionconnections",
        Map.of(
            "msdyn_transaction1", FinanceSide.id(sale).toString(),
            "msdyn_transaction1role", "Unbilled Sales",
            "msdyn_transaction1type", "msdyn_actual",
            "msdyn_transaction2", FinanceSide.id(cost).toString(),
            "msdyn_transaction2role", "Cost",
            "msdyn_transaction2type", "msdyn_actual"));
  }

  /** Changes columns of an actual on the Dataverse side. */
  public void edit(int number, Map<String, ?> values) {
    dataverse.update(
        "msdyn_actuals",
        KeyValues.builder().put("msdyn_actualid", FinanceSide.id(number)).build(),
        values);
  }

  /** An actual as the Dataverse side has it. */
  public Row seen(int number) {
    List<Row> rows = dataverse.rows("msdyn_actuals");
    return rows.stream()
        .filter(row -> FinanceSide.id(number).equals(row.value("msdyn_actualid")))
        .findAny()
        .orElseThrow();
  }

  public FinanceSide finance() {
    return finance;
  }

  @Override
  public void close() {
    runtime.close();
  }
}
