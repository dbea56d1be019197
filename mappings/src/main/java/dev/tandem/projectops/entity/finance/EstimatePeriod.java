package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One posted period of a revenue estimate: what was true to date (REV-13). An internal table
 * (UND-30). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjRevenueEstimatePeriod",
    key = {"dataAreaId", "EstimateId", "LineNum"})
public interface EstimatePeriod extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<EstimatePeriod> CODEC = EntityCodec.of(EstimatePeriod.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The estimate project, part of the key. */
  @Column(value = "EstimateId", length = 30)
  Optional<String> estimateId();

  /** Number of the period from 1, part of the key. */
  @Column("LineNum")
  Optional<Integer> line();

  /** Last day of the period. */
  @Column("EstimateDate")
  Optional<LocalDate> date();

  /** Actual cost or units (REV-12). */
  @Column("Done")
  Optional<BigDecimal> done();

  /** All cost or units (REV-12). */
  @Column("Total")
  Optional<BigDecimal> total();

  /** Actual cost to date. */
  @Column("ActualCost")
  Optional<BigDecimal> cost();

  /** Accrued value to date. */
  @Column("AccruedValue")
  Optional<BigDecimal> accrued();

  /** The voucher. */
  @Column(value = "Voucher", length = 20)
  Optional<String> voucher();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableEstimatePeriod.Builder {
    Builder() {}
  }
}
