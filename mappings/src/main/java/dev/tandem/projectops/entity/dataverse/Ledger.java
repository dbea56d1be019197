package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * The ledger of a company; says its accounting currency (LE-5). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_ledgers")
public interface Ledger extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Ledger> CODEC = EntityCodec.of(Ledger.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_ledgerid")
  Optional<UUID> id();

  /** Name of the ledger. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 100)
  Optional<String> description();

  /** The company. */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Accounting currency (LE-5). */
  @Column("msdyn_accountingcurrency")
  Optional<Reference> accountingCurrency();

  /** Reporting currency (FX-1). */
  @Column("msdyn_reportingcurrency")
  Optional<Reference> reportingCurrency();

  /** Rate type of postings. */
  @Column("msdyn_exchangeratetype")
  Optional<Reference> exchangeRateType();

  /** Rate type of budgets. */
  @Column("msdyn_budgetexchangeratetype")
  Optional<Reference> budgetRateType();

  /** Rate type of the reporting currency. */
  @Column("msdyn_reportingcurrencyexchangeratetype")
  Optional<Reference> reportingRateType();

  /** Chart of accounts. */
  @Column("msdyn_chartofaccounts")
  Optional<Reference> chartOfAccounts();

  /** Fiscal calendar. */
  @Column("msdyn_fiscalcalendar")
  Optional<Reference> fiscalCalendar();

  /** Whether budgets are controlled. */
  @Column("msdyn_isbudgetcontrolenabled")
  Optional<Boolean> budgetControl();

  /** Whether the ledger is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableLedger.Builder {
    Builder() {}
  }
}
