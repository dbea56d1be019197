package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The intercompany parameters towards one other company (PAR-13, IC-6). An internal table (UND-30).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjIntercompanyRelation",
    key = {"dataAreaId", "Partner"})
public interface IntercompanyRelation extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<IntercompanyRelation> CODEC = EntityCodec.of(IntercompanyRelation.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The other company, part of the key. */
  @Column(value = "Partner", length = 4)
  Optional<String> partner();

  /** Whether the lender accrues its sale. */
  @Column("AccrueRevenue")
  Optional<Boolean> accruesRevenue();

  /** The partner as a customer. */
  @Column(value = "CustAccount", length = 20)
  Optional<String> customer();

  /** The partner as a vendor. */
  @Column(value = "VendAccount", length = 20)
  Optional<String> vendor();

  /** Default category of hours. */
  @Column(value = "TimesheetCategory", length = 30)
  Optional<String> hourCategory();

  /** Default category of expenses. */
  @Column(value = "ExpenseCategory", length = 30)
  Optional<String> expenseCategory();

  /** Procurement category of the borrower. */
  @Column(value = "ProcurementCategory", length = 30)
  Optional<String> procurementCategory();

  /** Dimensions of the intercompany customer (DIM-4). */
  @Column("Dimensions")
  Optional<String> dimensions();

  /** Sales tax group of the intercompany customer (IC-3). */
  @Column(value = "TaxGroupId", length = 10)
  Optional<String> salesTaxGroup();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableIntercompanyRelation.Builder {
    Builder() {}
  }
}
