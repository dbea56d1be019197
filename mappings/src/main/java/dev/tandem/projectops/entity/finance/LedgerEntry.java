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
 * A line of a voucher: debit above zero, credit below (JRN-30). An internal table (UND-30).
 * Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjLedgerEntry",
    key = {"dataAreaId", "Voucher", "LineNum"})
public interface LedgerEntry extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<LedgerEntry> CODEC = EntityCodec.of(LedgerEntry.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The voucher, part of the key. */
  @Column(value = "Voucher", length = 20)
  Optional<String> voucher();

  /** Number in the voucher from 1, part of the key. */
  @Column("LineNum")
  Optional<Integer> line();

  /** Date in the ledger. */
  @Column("AccountingDate")
  Optional<LocalDate> accountingDate();

  /** The role that the amount plays. */
  @Column(value = "PostingType", length = 40)
  Optional<String> postingType();

  /** Main account. */
  @Column(value = "MainAccount", length = 40)
  Optional<String> mainAccount();

  /** Currency of the transaction. */
  @Column(value = "CurrencyCode", length = 3)
  Optional<String> currency();

  /** Amount in that currency. */
  @Column("AmountCur")
  Optional<BigDecimal> amount();

  /** Currency of the ledger. */
  @Column(value = "AccountingCurrency", length = 3)
  Optional<String> accountingCurrency();

  /** Amount in that currency. */
  @Column("AmountMST")
  Optional<BigDecimal> accountingAmount();

  /** The expense or the transaction of the vendor invoice line that it concerns (REC-4). */
  @Column("DocumentNum")
  Optional<String> document();

  /** Financial dimensions. */
  @Column("Dimensions")
  Optional<String> dimensions();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableLedgerEntry.Builder {
    Builder() {}
  }
}
