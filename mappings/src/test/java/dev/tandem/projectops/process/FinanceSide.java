package dev.tandem.projectops.process;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.CategoryType;
import dev.tandem.projectops.entity.finance.ConnectionStaging;
import dev.tandem.projectops.entity.finance.ContractHeader;
import dev.tandem.projectops.entity.finance.ContractRate;
import dev.tandem.projectops.entity.finance.FinanceCustomer;
import dev.tandem.projectops.entity.finance.FinanceExchangeRate;
import dev.tandem.projectops.entity.finance.FundingSource;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.InternalTables;
import dev.tandem.projectops.entity.finance.InvoiceProposal;
import dev.tandem.projectops.entity.finance.JournalPeriod;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.LineProperty;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.ProjectCategory;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.SharedCategory;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.LedgerCalendar;
import dev.tandem.projectops.ledger.Books;
import dev.tandem.projectops.ledger.DimensionOrder;
import dev.tandem.projectops.ledger.ProfileRule;
import dev.tandem.projectops.ledger.ProfileRules;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.reconcile.AccrualLaw;
import dev.tandem.projectops.reconcile.LineLaw;
import dev.tandem.projectops.reconcile.VoucherLaw;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The finance side of the fixture F0 (section 15) in memory, with processes run on it. After every
 * process the law that every voucher balances is checked.
 */
public final class FinanceSide {
  public static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-20T12:00:00Z"), ZoneOffset.UTC);

  private final InMemoryConnector connector;
  private final LegalEntity company;
  private int operations;

  private FinanceSide(InMemoryConnector connector, String company) {
    this.connector = connector;
    this.company = LegalEntity.of(company);
  }

  /** An empty side. */
  public static FinanceSide empty(String company) {
    return new FinanceSide(
        InMemoryConnector.of(InternalTables.with(ProjectOperations.shipped().catalogs().finance())),
        company);
  }

  /** The same side, seen by another legal entity. */
  public FinanceSide as(String other) {
    FinanceSide seen = new FinanceSide(connector, other);
    seen.operations = operations + 100_000;
    return seen;
  }

  /** The books of F0: open March to December 2026, 10 % tax in group TAX. */
  public static CompanyBooks books(Currency accounting, RevenueProfile... profiles) {
    return books(accounting, calendar(false, 3, 12), profiles);
  }

  public static CompanyBooks books(
      Currency accounting, LedgerCalendar calendar, RevenueProfile... profiles) {
    return new CompanyBooks(
        accounting,
        Map.of(),
        Books.setup(),
        new ProfileRules(List.of(profiles).stream().map(ProfileRule::forAll).toList()),
        calendar,
        Map.of("TAX", BigDecimal.TEN),
        DimensionOrder.of("Unit", "Department"),
        TransactionClassNumbers.withRetainer(690970099));
  }

  public static CompanyBooks books() {
    return books(Books.USD, Books.TM_WIP, Books.FP_COMP_P);
  }

  /** The months of 2026, open from one to another. */
  public static LedgerCalendar calendar(boolean move, int from, int to) {
    return new LedgerCalendar(
        IntStream.rangeClosed(1, 12)
            .mapToObj(month -> LocalDate.of(2026, month, 1))
            .map(
                first ->
                    new LedgerCalendar.Period(
                        first,
                        first.plusMonths(1).minusDays(1),
                        first.getMonthValue() >= from && first.getMonthValue() <= to))
            .toList(),
        move);
  }

  /** Parameters, line properties and categories of F0. */
  public FinanceSide setUp() {
    put(
        IntegrationParameters.CODEC,
        IntegrationParameters.builder()
            .company(code())
            .journalPeriod(EnumSymbol.of(JournalPeriod.MONTH))
            .hourCategory("DefaultHour")
            .expenseCategory("DefaultExpense")
            .itemCategory("DefaultItem")
            .feeCategory("DefaultFee")
            .onAccountCategory("DefaultOnAcc")
            .forecastModel("F-CURRENT")
            .build());
    property(StagedBillingType.CHARGEABLE, "Billable");
    property(StagedBillingType.NON_CHARGEABLE, "NonBill");
    property(StagedBillingType.COMPLIMENTARY, "Compl");
    property(StagedBillingType.NOT_AVAILABLE, "NotAvail");
    property(StagedBillingType.NOT_SPECIFIED, "None");
    category("Labour", "Labour-1", CategoryType.HOUR);
    category("Travel", "Travel-4", CategoryType.COST);
    category("Goods", "Goods-3", CategoryType.ITEM);
    category("Charge", "Charge-2", CategoryType.FEE);
    return this;
  }

  public void property(StagedBillingType type, String name) {
    put(
        LineProperty.CODEC,
        LineProperty.builder()
            .company(code())
            .billingType(EnumSymbol.of(type))
            .lineProperty(name)
            .build());
  }

  public void category(String category, String id, CategoryType type) {
    put(
        SharedCategory.CODEC,
        SharedCategory.builder()
            .categoryId(id)
            .transactionCategoryId(category)
            .categoryType(EnumSymbol.of(type))
            .build());
    put(
        ProjectCategory.CODEC,
        ProjectCategory.builder()
            .company(code())
            .categoryId(id)
            .categoryType(EnumSymbol.of(type))
            .build());
  }

  /** A daily rate: units of accounting currency for 100 of the other. */
  public FinanceSide rate(String from, String to, LocalDate day, String per100) {
    put(
        FinanceExchangeRate.CODEC,
        FinanceExchangeRate.builder()
            .rateType("Default")
            .fromCurrency(from)
            .toCurrency(to)
            .validFrom(day)
            .rate(new BigDecimal(per100))
            .build());
    return this;
  }

  /** A rate that a contract has agreed on (CTR-9). */
  public FinanceSide agreed(String contract, String currency, String per100) {
    put(
        ContractRate.CODEC,
        ContractRate.builder()
            .company(code())
            .contractId(contract)
            .currency(currency)
            .rate(new BigDecimal(per100))
            .build());
    return this;
  }

  /** A contract with one customer, one project and one line. */
  public FinanceSide engagement(
      String contract, String project, String currency, RuleBillingMethod method) {
    put(
        ContractHeader.CODEC,
        ContractHeader.builder().company(code()).contractId(contract).currency(currency).build());
    put(
        FinanceCustomer.CODEC,
        FinanceCustomer.builder()
            .company(code())
            .customerAccount("Adatum")
            .salesTaxGroup("TAX")
            .build());
    put(
        FundingSource.CODEC,
        FundingSource.builder()
            .company(code())
            .contractId(contract)
            .fundingSourceId("FS-" + contract)
            .customerAccount("Adatum")
            .build());
    put(
        ProjectAccount.CODEC,
        ProjectAccount.builder()
            .company(code())
            .projectId(project)
            .contractId(contract)
            .dimensions("U1-D1")
            .build());
    put(
        BillingRule.CODEC,
        BillingRule.builder()
            .company(code())
            .contractId(contract)
            .sequenceNumber(1)
            .lineId("1")
            .billingProjectId(project)
            .projectId(project)
            .billingMethod(EnumSymbol.of(method))
            .build());
    return this;
  }

  /** The header that the confirmation of a proforma makes (map #10). */
  public void proposal(String number, String contract, String currency) {
    put(
        InvoiceProposal.CODEC,
        InvoiceProposal.builder()
            .company(code())
            .proposalId(number)
            .contractId(contract)
            .fundingSourceId("FS-" + contract)
            .currency(currency)
            .invoiceDate(LocalDate.of(2026, 3, 31))
            .build());
  }

  public static UUID id(int number) {
    return new UUID(0x4000L, 0x8000000000000000L + number);
  }

  /** A staged time actual of contract C1 and project P1. */
  public ActualStaging.Builder time(
      int number, StagedTransactionType type, String hours, String amount) {
    return ActualStaging.builder()
        .company(code())
        .importId(id(number))
        .actualId(id(number))
        .transactionType(EnumSymbol.of(type))
        .classNumber(192350000L)
        .billingType(
            EnumSymbol.of(
                type == StagedTransactionType.COST
                    ? StagedBillingType.NOT_AVAILABLE
                    : StagedBillingType.CHARGEABLE))
        .projectId("P1")
        .projectCompany(code())
        .contractId("C1")
        .contractLineId("1")
        .fundingSource("FS-C1")
        .categoryId("Labour")
        .documentDate(DAY)
        .accountingDate(DAY)
        .quantity(new BigDecimal(hours))
        .amount(new BigDecimal(amount))
        .currency("USD")
        .journalized(false);
  }

  public void stage(ActualStaging.Builder actual) {
    put(ActualStaging.CODEC, actual.build());
  }

  /** A connection between two actuals (section 5.5). */
  public void connect(int first, String firstRole, int second, String secondRole) {
    put(
        ConnectionStaging.CODEC,
        ConnectionStaging.builder()
            .connectionId(new UUID(first, second))
            .transaction1(id(first))
            .transaction1Role(firstRole)
            .transaction1Type("msdyn_actual")
            .transaction2(id(second))
            .transaction2Role(secondRole)
            .transaction2Type("msdyn_actual")
            .build());
  }

  public String code() {
    return company.code();
  }

  public InMemoryConnector connector() {
    return connector;
  }

  /** Writes a row as dual-write or a user would. */
  public <T extends Entity> void put(EntityCodec<T> codec, T entity) {
    TableSchema schema =
        requireNonNull(connector.catalog().table(codec.table().name()), codec::toString);
    Row row = codec.write(entity, schema);
    KeyValues.Builder key = KeyValues.builder();
    schema.keys().get(0).columns().forEach(column -> key.put(column, row.value(column)));
    WriteOutcome outcome =
        connector
            .write(
                WriteGroup.independent(
                    Write.upsert("test-" + ++operations + code(), key.build(), row)))
            .get(0);
    assertThat(outcome).as(codec + " " + entity).isInstanceOf(WriteOutcome.Applied.class);
  }

  /** Deletes a row as dual-write or a user would. */
  public <T extends Entity> void remove(EntityCodec<T> codec, T entity) {
    TableSchema schema =
        requireNonNull(connector.catalog().table(codec.table().name()), codec::toString);
    Row row = codec.write(entity, schema);
    KeyValues.Builder key = KeyValues.builder();
    schema.keys().get(0).columns().forEach(column -> key.put(column, row.value(column)));
    connector.delete(codec.table().name(), key.build());
  }

  /** All rows of a table, of every legal entity. */
  public <T extends Entity> List<T> all(EntityCodec<T> codec) {
    return connector.rows(codec.table().name()).stream().map(codec::read).toList();
  }

  /** The rows of a table that have this legal entity's code in their company column. */
  public <T extends Entity> List<T> rows(EntityCodec<T> codec) {
    return connector.rows(codec.table().name()).stream()
        .filter(row -> code().equalsIgnoreCase(String.valueOf(row.value(TableSchema.DATA_AREA_ID))))
        .map(codec::read)
        .toList();
  }

  /** Runs a process and checks the law of the vouchers. */
  public ProcessReport run(FinanceProcess process) {
    return run(connector, process);
  }

  /** The same through a connector of the test's choice, which reaches this side. */
  public ProcessReport run(Connector through, FinanceProcess process) {
    ProcessReport report = new ProcessRunner(through, CLOCK).run(process, company);
    checkLaws(process.name());
    return report;
  }

  /** Runs a process some time after the fixture's hour. */
  public ProcessReport runAt(Duration later, FinanceProcess process) {
    ProcessReport report =
        new ProcessRunner(connector, Clock.offset(CLOCK, later)).run(process, company);
    checkLaws(process.name());
    return report;
  }

  /** The laws of the ledger, checked after every process. */
  private void checkLaws(String after) {
    ProcessRunner runner = new ProcessRunner(connector, CLOCK);
    assertThat(unbalanced()).as("vouchers after " + after).isEmpty(); // JRN-30
    assertThat(runner.look(company, LineLaw::broken)).as("after " + after).isEmpty(); // REC-10
    assertThat(runner.look(company, AccrualLaw::broken)).as("after " + after).isEmpty(); // UND-20
  }

  /** A view of this legal entity. */
  public <T> T look(Function<Records, T> view) {
    return new ProcessRunner(connector, CLOCK).look(company, view);
  }

  /** Writes a row with columns that no entity models. */
  public void insert(String table, Map<String, ?> values) {
    connector.insert(table, values);
  }

  public List<String> unbalanced() {
    VoucherLaw law = new VoucherLaw();
    all(LedgerEntry.CODEC).forEach(law::add);
    return law.broken();
  }

  /** Debit minus credit of a main account of this legal entity, in accounting currency. */
  public String balance(String account) {
    return rows(LedgerEntry.CODEC).stream()
        .filter(row -> row.mainAccount().orElse("").equals(account))
        .map(row -> row.accountingAmount().orElseThrow())
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Account, currency amount and accounting amount of each line of a voucher. */
  public List<String> voucher(String number) {
    return rows(LedgerEntry.CODEC).stream()
        .filter(row -> row.voucher().orElse("").equals(number))
        .map(
            row ->
                row.mainAccount().orElse("")
                    + " "
                    + row.amount().orElseThrow().toPlainString()
                    + " "
                    + row.currency().orElse("")
                    + " / "
                    + row.accountingAmount().orElseThrow().toPlainString())
        .toList();
  }
}
