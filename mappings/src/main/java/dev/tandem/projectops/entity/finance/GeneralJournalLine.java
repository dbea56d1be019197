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
 * A project line of a general journal, always an expense (GJ-1). An internal table (UND-30).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjGeneralJournalTrans",
    key = {"dataAreaId", "JournalNum", "LineNum"})
public interface GeneralJournalLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<GeneralJournalLine> CODEC = EntityCodec.of(GeneralJournalLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Journal batch number, part of the key. */
  @Column(value = "JournalNum", length = 20)
  Optional<String> journal();

  /** Number in the journal from 1, part of the key. */
  @Column("LineNum")
  Optional<Integer> line();

  /** Date of the transaction. */
  @Column("TransDate")
  Optional<LocalDate> date();

  /** The project. */
  @Column(value = "ProjId", length = 20)
  Optional<String> projectId();

  /** The contract; none of an internal project. */
  @Column(value = "ContractId", length = 20)
  Optional<String> contractId();

  /** Position of the contract line. */
  @Column("ContractLineNum")
  Optional<Integer> contractLine();

  /** Project category, of type expense. */
  @Column(value = "CategoryId", length = 30)
  Optional<String> categoryId();

  /** Currency of the cost (GJ-7). */
  @Column(value = "CurrencyCode", length = 3)
  Optional<String> currency();

  /** Cost, with its sign. */
  @Column("Amount")
  Optional<BigDecimal> amount();

  /** Main account of the other side. */
  @Column("OffsetAccount")
  Optional<String> offsetAccount();

  /** Sales price in the currency of the contract; none counts as zero (GJ-6). */
  @Column("SalesPrice")
  Optional<BigDecimal> salesPrice();

  /** Financial dimensions. */
  @Column("Dimensions")
  Optional<String> dimensions();

  /** Its voucher once it is posted. */
  @Column(value = "Voucher", length = 20)
  Optional<String> voucher();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableGeneralJournalLine.Builder {
    Builder() {}
  }
}
