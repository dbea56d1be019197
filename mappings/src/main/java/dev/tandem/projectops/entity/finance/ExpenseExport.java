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
import org.immutables.value.Value;

/**
 * A posted project expense on its way to Dataverse (EXP-5, FLD-19). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjExpenseExportEntity")
public interface ExpenseExport extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ExpenseExport> CODEC = EntityCodec.of(ExpenseExport.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Number of the expense, part of the key. */
  @Column(value = "EXPTRANSNUMBER", length = 20)
  Optional<String> transactionNumber();

  /** Company that posted it, part of the key. */
  @Column(value = "REFERENCEDATAAREAID", length = 4)
  Optional<String> company();

  /** Company of the project when it is another (EXP-12). */
  @Column("INTERCOMPANYLE")
  Optional<String> intercompanyCompany();

  /** The project. */
  @Column(value = "PROJID", length = 20)
  Optional<String> projectId();

  /** The activity (EXP-10, REG-13). */
  @Column(value = "PROJACTIVITYNUMBER", length = 20)
  Optional<String> activityNumber();

  /** The project transaction. */
  @Column(value = "PROJTRANSID", length = 20)
  Optional<String> transactionId();

  /** Day of the expense. */
  @Column("TRANSDATE")
  Optional<LocalDate> transactionDate();

  /** Transaction category. */
  @Column("TRANSACTIONCATEGORYID")
  Optional<String> categoryId();

  /** The expense category. */
  @Column(value = "COSTTYPE", length = 20)
  Optional<String> costType();

  /** Quantity. */
  @Column("QUANTITY")
  Optional<BigDecimal> quantity();

  /** Amount before tax. */
  @Column("NETAMOUNT")
  Optional<BigDecimal> netAmount();

  /** Tax (TAX-5). */
  @Column("TAXAMOUNT")
  Optional<BigDecimal> taxAmount();

  /** Amount with tax. */
  @Column("AMOUNT")
  Optional<BigDecimal> amount();

  /** Currency of the amounts. */
  @Column("EXCHANGECODE")
  Optional<String> currency();

  /** Billing type of the line property (EXP-11). */
  @Value.Default
  @Column("BILLINGTYPE")
  default EnumSymbol<StagedBillingType> billingType() {
    return EnumSymbol.none();
  }

  /** Remarks. */
  @Column(value = "ADDITIONALINFORMATION", length = 1000)
  Optional<String> additionalInformation();

  /** Not 0 when the cost is in the project subledger. */
  @Column("PROJCOSTTRANSEXISTS")
  Optional<Integer> costPosted();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableExpenseExport.Builder {
    Builder() {}
  }
}
