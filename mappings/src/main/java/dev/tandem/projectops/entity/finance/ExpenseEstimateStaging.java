package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * One half, cost or sales, of an expense estimate in staging (EST-6, FLD-8). Immutable and safe for
 * any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjEstimateExpensesImportEntity")
public interface ExpenseEstimateStaging extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ExpenseEstimateStaging> CODEC = EntityCodec.of(ExpenseEstimateStaging.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Id of the estimate line, part of the key. */
  @Column("ESTIMATEEXPENSESIMPORTID")
  Optional<UUID> importId();

  /** Id of the line (EST-7). */
  @Column("ESTIMATELINEID")
  Optional<UUID> lineId();

  /** Id of the other half (EST-7). */
  @Column("ORIGINESTIMATELINEID")
  Optional<UUID> originLineId();

  /** Cost or sales (OPT-20). */
  @Value.Default
  @Column("TRANSTYPE")
  default EnumSymbol<StagedTransactionType> transactionType() {
    return EnumSymbol.none();
  }

  /** Billing type (OPT-21). */
  @Value.Default
  @Column("BILLINGTYPE")
  default EnumSymbol<StagedBillingType> billingType() {
    return EnumSymbol.none();
  }

  /** The project. */
  @Column(value = "PROJECTID", length = 20)
  Optional<String> projectId();

  /** The activity. */
  @Column(value = "ACTIVITYNUMBER", length = 20)
  Optional<String> activityNumber();

  /** Description of the line. */
  @Column(value = "DESCRIPTION", length = 60)
  Optional<String> description();

  /** Currency (EST-10). */
  @Column(value = "CURRENCYID", length = 3)
  Optional<String> currency();

  /** Price per unit. */
  @Column("PRICE")
  Optional<BigDecimal> price();

  /** Quantity. */
  @Column("QUANTITY")
  Optional<BigDecimal> quantity();

  /** First day. */
  @Column("STARTDATE")
  Optional<LocalDate> startDate();

  /** Last day. */
  @Column("ENDDATE")
  Optional<LocalDate> endDate();

  /** Transaction category. */
  @Column(value = "TRANSACTIONCATEGORYID", length = 30)
  Optional<String> categoryId();

  /** The role. */
  @Column(value = "RESOURCECATEGORYID", length = 30)
  Optional<String> roleId();

  /** Id of the resource. */
  @Column("PROJCDSRESOURCEID")
  Optional<UUID> resourceId();

  /** The contract line (EST-15). */
  @Column("CONTRACTLINEID")
  Optional<String> contractLineId();

  /** Order of arrival. */
  @Column("SEQUENCENUMBER")
  Optional<Integer> sequenceNumber();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableExpenseEstimateStaging.Builder {
    Builder() {}
  }
}
