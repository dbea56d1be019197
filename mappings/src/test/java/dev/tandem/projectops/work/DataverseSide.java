package dev.tandem.projectops.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.dataverse.Account;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.CategoryPrice;
import dev.tandem.projectops.entity.dataverse.Company;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.ContractPriceList;
import dev.tandem.projectops.entity.dataverse.Currency;
import dev.tandem.projectops.entity.dataverse.InternalDataverseTables;
import dev.tandem.projectops.entity.dataverse.OrderType;
import dev.tandem.projectops.entity.dataverse.OrganizationalUnit;
import dev.tandem.projectops.entity.dataverse.PriceLevel;
import dev.tandem.projectops.entity.dataverse.PricingMethod;
import dev.tandem.projectops.entity.dataverse.Product;
import dev.tandem.projectops.entity.dataverse.ProductPrice;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.Role;
import dev.tandem.projectops.entity.dataverse.RolePrice;
import dev.tandem.projectops.entity.dataverse.RowState;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.entity.dataverse.TimeEntry;
import dev.tandem.projectops.entity.dataverse.TransactionCategory;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.entity.dataverse.Unit;
import dev.tandem.projectops.entity.dataverse.UnitPriceList;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The fixture F0 (section 15) on the Dataverse side in memory: contract C1 of Adatum, project P1
 * with task T1 and line L1, role Developer at cost 100 and bill 200. Every action is run twice, and
 * the second time must change nothing.
 */
final class DataverseSide {
  static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-31T12:00:00Z"), ZoneOffset.UTC);
  static final WorkSettings SETTINGS =
      new WorkSettings(true, TransactionClassNumbers.withRetainer(690970099), 1000);

  private final InMemoryConnector connector =
      InMemoryConnector.builder(catalog())
          .acrossCompanies()
          .unresolved("msdyn_subcontractline")
          .build();
  private int writes;

  /** Company, currencies, customers, unit and price lists, but no contract. */
  static DataverseSide empty() {
    DataverseSide side = new DataverseSide();
    for (String code : List.of("USPM", "GBPM")) {
      side.put(Company.CODEC, Company.builder().id(id(code)).code(code).name(code).build());
    }
    side.currency("USD");
    side.currency("GBP");
    side.unit("US", "USD");
    side.unit("GB", "GBP");
    side.put(Unit.CODEC, Unit.builder().id(id("h")).name("h").symbol("h").build());
    side.put(Unit.CODEC, Unit.builder().id(id("ea")).name("ea").symbol("ea").build());
    side.put(
        Role.CODEC, Role.builder().id(id("Developer")).number("DEV").name("Developer").build());
    for (String name : List.of("Labour", "Travel", "Goods")) {
      side.put(
          TransactionCategory.CODEC,
          TransactionCategory.builder()
              .id(id(name))
              .number(name)
              .name(name)
              .state(Choice.of(RowState.ACTIVE))
              .build());
    }
    side.put(Product.CODEC, Product.builder().id(id("X")).number("X").name("X").build());
    for (String name : List.of("Adatum", "Fabrikam", "Litware")) {
      side.put(
          Account.CODEC,
          Account.builder()
              .id(id("account " + name))
              .number(name)
              .name(name)
              .company(company("USPM"))
              .build());
    }
    side.list("cost", "USD");
    side.put(
        UnitPriceList.CODEC,
        UnitPriceList.builder()
            .id(id("US costs"))
            .unit(ref("msdyn_organizationalunit", "US"))
            .priceList(ref("pricelevel", "cost"))
            .build());
    side.hour("cost", "", "100");
    side.list("bill", "USD");
    side.hour("bill", "", "200");
    return side;
  }

  /** F0: contract C1, project P1, task T1 and a line L1 of this method for all classes. */
  static DataverseSide f0(BillingMethod method) {
    DataverseSide side = empty();
    side.contract("C1", "USD");
    side.customer("C1", "FS-1", "Adatum", "100", true);
    side.project("P1", "C1");
    side.put(side.line("C1", "L1", 1, "P1", method).build());
    return side;
  }

  /** The shipped and the internal tables; the class retainer has a number here (UND-1). */
  private static Catalog catalog() {
    return InternalDataverseTables.with(
        ProjectOperations.shipped().catalogs().dataverse(), SETTINGS.numbers());
  }

  static UUID id(String name) {
    return Contoso.id(name);
  }

  static Reference ref(String table, String name) {
    return Reference.byId(table, id(name));
  }

  static Reference company(String code) {
    return ref("cdm_company", code);
  }

  static Reference project(String number) {
    return ref("msdyn_project", number);
  }

  private void currency(String code) {
    put(
        Currency.CODEC,
        Currency.builder()
            .id(id(code))
            .code(code)
            .name(code)
            .symbol(code)
            .exchangeRate(BigDecimal.ONE)
            .precision(2)
            .build());
  }

  private void unit(String name, String currency) {
    put(
        OrganizationalUnit.CODEC,
        OrganizationalUnit.builder()
            .id(id(name))
            .name(name)
            .currency(ref("transactioncurrency", currency))
            .build());
  }

  void list(String name, String currency) {
    put(
        PriceLevel.CODEC,
        PriceLevel.builder()
            .id(id(name))
            .name(name)
            .currency(ref("transactioncurrency", currency))
            .timeUnit(ref("uom", "h"))
            .build());
  }

  /** The price of an hour of a developer, of a company or of any. */
  void hour(String list, String company, String price) {
    RolePrice.Builder row =
        RolePrice.builder()
            .id(id(list + " hour " + company))
            .priceList(ref("pricelevel", list))
            .role(ref("bookableresourcecategory", "Developer"))
            .price(new BigDecimal(price));
    put(RolePrice.CODEC, (company.isEmpty() ? row : row.company(company(company))).build());
  }

  void markup(String list, String category, String percent) {
    put(
        CategoryPrice.CODEC,
        CategoryPrice.builder()
            .id(id(list + category))
            .priceList(ref("pricelevel", list))
            .category(ref("msdyn_transactioncategory", category))
            .method(Choice.of(PricingMethod.MARKUP_OVER_COST))
            .percent(new BigDecimal(percent))
            .build());
  }

  void product(String list, String product, String price) {
    put(
        ProductPrice.CODEC,
        ProductPrice.builder()
            .id(id(list + product))
            .priceList(ref("pricelevel", list))
            .product(ref("product", product))
            .price(new BigDecimal(price))
            .build());
  }

  void contract(String number, String currency) {
    put(
        Contract.CODEC,
        Contract.builder()
            .id(id(number))
            .number(number)
            .name(number)
            .orderType(Choice.of(OrderType.WORK_BASED))
            .owningCompany(company("USPM"))
            .currency(ref("transactioncurrency", currency))
            .build());
    put(
        ContractPriceList.CODEC,
        ContractPriceList.builder()
            .id(id("bill " + number))
            .contract(ref("salesorder", number))
            .priceList(ref("pricelevel", "bill"))
            .build());
  }

  void customer(String contract, String number, String account, String percent, boolean rounds) {
    put(
        ContractCustomer.CODEC,
        ContractCustomer.builder()
            .id(id(number))
            .number(number)
            .name(account)
            .contract(ref("salesorder", contract))
            .customer(ref("account", "account " + account))
            .splitPercent(new BigDecimal(percent))
            .rounding(rounds)
            .owningCompany(company("USPM"))
            .build());
  }

  void project(String number, String contract) {
    put(
        Project.CODEC,
        Project.builder()
            .id(id(number))
            .number(number)
            .name(number)
            .contract(ref("salesorder", contract))
            .owningCompany(company("USPM"))
            .contractingUnit(ref("msdyn_organizationalunit", "US"))
            .currency(ref("transactioncurrency", "USD"))
            .state(Choice.of(RowState.ACTIVE))
            .build());
    put(
        Task.CODEC,
        Task.builder()
            .id(id(number + " T1"))
            .activityNumber("T1")
            .name("T1")
            .project(project(number))
            .build());
  }

  ContractLine.Builder line(
      String contract, String name, int sequence, String project, BillingMethod method) {
    return ContractLine.builder()
        .id(id(name))
        .name(name)
        .contract(ref("salesorder", contract))
        .sequenceNumber(sequence)
        .project(project(project))
        .billingMethod(Choice.of(method))
        .includesTime(true)
        .includesExpense(true)
        .includesMaterial(true)
        .includesFee(true)
        .owningCompany(company("USPM"))
        .currency(ref("transactioncurrency", "USD"));
  }

  void put(ContractLine line) {
    put(ContractLine.CODEC, line);
  }

  /** A time entry of a developer on task T1 of a project; submitted. */
  TimeEntry.Builder time(String name, String project, int hours) {
    return TimeEntry.builder()
        .id(id(name))
        .date(DAY)
        .minutes(hours * 60)
        .project(project(project))
        .task(ref("msdyn_projecttask", project + " T1"))
        .category(ref("msdyn_transactioncategory", "Labour"))
        .role(ref("bookableresourcecategory", "Developer"));
  }

  /** A time entry that is entered, submitted and approved. */
  void worked(String name, String project, int hours) {
    put(TimeEntry.CODEC, time(name, project, hours).build());
    done("submit", "entry", id(name).toString());
    done("approve", "entry", id(name).toString());
  }

  InMemoryConnector connector() {
    return connector;
  }

  /** Writes a row as a user would. */
  <T extends Entity> void put(EntityCodec<T> codec, T entity) {
    TableSchema schema =
        requireNonNull(connector.catalog().table(codec.table().name()), codec::toString);
    Row row = codec.write(entity, schema);
    String id = requireNonNull(schema.primaryId(), schema::toString);
    KeyValues key = KeyValues.of(id, row.value(id));
    WriteOutcome outcome =
        connector.write(WriteGroup.independent(Write.upsert("test-" + ++writes, key, row))).get(0);
    assertThat(outcome).as(codec + " " + entity).isInstanceOf(WriteOutcome.Applied.class);
  }

  <T extends Entity> List<T> all(EntityCodec<T> codec) {
    return connector.rows(codec.table().name()).stream().map(codec::read).toList();
  }

  <T extends Entity> T row(EntityCodec<T> codec, String name) {
    String column = requireNonNull(schema(codec).primaryId());
    return all(codec).stream()
        .filter(row -> id(name).equals(codec.write(row, schema(codec)).value(column)))
        .findFirst()
        .orElseThrow();
  }

  private TableSchema schema(EntityCodec<?> codec) {
    return requireNonNull(connector.catalog().table(codec.table().name()));
  }

  /** Runs an action; the second run must change nothing. */
  ProcessReport run(String action, String... parameters) {
    return runThrough(connector, action, parameters);
  }

  ProcessReport runThrough(Connector through, String action, String... parameters) {
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      texts.put(parameters[i], parameters[i + 1]);
    }
    DataverseWork work = new DataverseWork(through, CLOCK, SETTINGS);
    ProcessReport report = work.run(action, texts);
    int changes = connector.history().size();
    ProcessReport again = work.run(action, texts);
    assertThat(connector.history()).as(action + " again " + again).hasSize(changes);
    return report;
  }

  /** Runs an action that no rule refuses, and that changes something. */
  ProcessReport done(String action, String... parameters) {
    ProcessReport report = run(action, parameters);
    assertThat(report.faults()).as(action).isEmpty();
    assertThat(report.written()).as(action).isPositive();
    return report;
  }

  /** Runs an action that a rule refuses: nothing is written. Gives the rule. */
  String refused(String action, String... parameters) {
    int changes = connector.history().size();
    ProcessReport report = run(action, parameters);
    assertThat(connector.history()).as(action).hasSize(changes);
    assertThat(report.faults()).as(action).hasSize(1);
    return report.faults().get(0).code().id();
  }

  /** Type, quantity, amount, statuses and flag of every actual, in the order of creation. */
  List<String> actuals() {
    return Contoso.told(all(Actual.CODEC));
  }
}
