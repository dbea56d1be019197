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

/** A line of an expense report (EXP-2). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "TrvExpTransEntity")
public interface ExpenseReportLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ExpenseReportLine> CODEC = EntityCodec.of(ExpenseReportLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the expense, part of the key. */
  @Column("EXPENSETRANSACTIONNUMBER")
  Optional<String> transactionNumber();

  /** The report. */
  @Column("EXPENSEREPORTNUMBER")
  Optional<String> reportNumber();

  /** Position in the report. */
  @Column("LINENUMBER")
  Optional<BigDecimal> lineNumber();

  /** How far the approval has come. */
  @Value.Default
  @Column("APPROVALSTATUS")
  default EnumSymbol<ExpenseApproval> approval() {
    return EnumSymbol.none();
  }

  /** Day of the approval. */
  @Column("DATEAPPROVED")
  Optional<LocalDate> approvedOn();

  /** Day of the expense. */
  @Column("TRANSACTIONDATE")
  Optional<LocalDate> transactionDate();

  /** The expense category. */
  @Column(value = "EXPENSECATEGORY", length = 20)
  Optional<String> expenseCategory();

  /** Kind of expense. */
  @Value.Default
  @Column("EXPENSETYPE")
  default EnumSymbol<ExpenseKind> expenseKind() {
    return EnumSymbol.none();
  }

  /** The project; none for an expense outside of projects (EXP-13). */
  @Column(value = "PROJECTID", length = 20)
  Optional<String> projectId();

  /** The activity (EXP-10). */
  @Column("ACTIVITYNUMBER")
  Optional<String> activityNumber();

  /** The project transaction. */
  @Column("PROJECTTRANSACTIONID")
  Optional<String> transactionId();

  /** Line property (EXP-11). */
  @Column("BILLABLE")
  Optional<String> lineProperty();

  /** Company of the project when it is another (EXP-12). */
  @Column("INTERCOMPANYLEGALENTITY")
  Optional<String> intercompanyCompany();

  /** Currency of the expense. */
  @Column("CURRENCY")
  Optional<String> currency();

  /** Exchange rate. */
  @Column("EXCHANGERATE")
  Optional<BigDecimal> exchangeRate();

  /** Amount in the currency of the expense. */
  @Column("TRANSACTIONAMOUNT")
  Optional<BigDecimal> transactionAmount();

  /** The same before tax. */
  @Column("NETTRANSACTIONAMOUNT")
  Optional<BigDecimal> netAmount();

  /** Amount of the line. */
  @Column("AMOUNT")
  Optional<BigDecimal> amount();

  /** Amount in accounting currency. */
  @Column("AMOUNTMST")
  Optional<BigDecimal> accountingAmount();

  /** Sales tax (TAX-5). */
  @Column("ACTUALSALESTAXAMOUNT")
  Optional<BigDecimal> salesTaxAmount();

  /** Sales tax group. */
  @Column("SALESTAXGROUP")
  Optional<String> salesTaxGroup();

  /** Item sales tax group. */
  @Column("ITEMSALESTAXGROUP")
  Optional<String> itemSalesTaxGroup();

  /** Who spent it. */
  @Column("EMPLOYEEPERSONNELNUMBER")
  Optional<String> personnelNumber();

  /** Method of payment. */
  @Column("PAYMENTMETHOD")
  Optional<String> paymentMethod();

  /** Financial dimensions (DIM-10). */
  @Column("DIMENSIONDISPLAYVALUE")
  Optional<String> dimensions();

  /** Voucher of the posted report. */
  @Column(value = "VOUCHER", length = 20)
  Optional<String> voucher();

  /** What it was for. */
  @Column("PURPOSE")
  Optional<String> purpose();

  /** Remarks. */
  @Column(value = "ADDITIONALINFORMATION", length = 1000)
  Optional<String> additionalInformation();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableExpenseReportLine.Builder {
    Builder() {}
  }
}
