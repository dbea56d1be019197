package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/** The ledger of a legal entity (LE-5). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "LedgerEntity")
public interface FinanceLedger extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceLedger> CODEC = EntityCodec.of(FinanceLedger.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** The legal entity, the key. */
  @Column(value = "LEGALENTITYID", length = 4)
  Optional<String> company();

  /** Name of the ledger. */
  @Column(value = "NAME", length = 60)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** Accounting currency (FX-1). */
  @Column(value = "ACCOUNTINGCURRENCY", length = 3)
  Optional<String> accountingCurrency();

  /** Reporting currency (FX-1). */
  @Column(value = "REPORTINGCURRENCY", length = 3)
  Optional<String> reportingCurrency();

  /** Rate type of postings. */
  @Column(value = "EXCHANGERATETYPE", length = 20)
  Optional<String> exchangeRateType();

  /** Rate type of budgets. */
  @Column(value = "BUDGETEXCHANGERATETYPE", length = 20)
  Optional<String> budgetRateType();

  /** Chart of accounts. */
  @Column(value = "CHARTOFACCOUNTS", length = 60)
  Optional<String> chartOfAccounts();

  /** Fiscal calendar (JRN-8). */
  @Column(value = "FISCALCALENDAR", length = 10)
  Optional<String> fiscalCalendar();

  /** Whether budgets are controlled. */
  @Column("ISBUDGETCONTROLENABLED")
  Optional<Boolean> budgetControl();

  /** Rate type of the reporting currency. */
  @Column(value = "REPORTINGCURRENCYEXCHANGERATETYPE", length = 20)
  Optional<String> reportingRateType();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceLedger.Builder {
    Builder() {}
  }
}
