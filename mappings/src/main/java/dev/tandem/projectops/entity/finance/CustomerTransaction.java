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
 * What a customer owes by one invoice (PROP-15). An internal table (UND-30). Immutable and safe for
 * any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjCustTrans",
    key = {"dataAreaId", "Voucher"})
public interface CustomerTransaction extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<CustomerTransaction> CODEC = EntityCodec.of(CustomerTransaction.class);

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

  /** The customer. */
  @Column(value = "AccountNum", length = 20)
  Optional<String> customer();

  /** The invoice. */
  @Column(value = "Invoice", length = 20)
  Optional<String> invoiceId();

  /** Date of the invoice. */
  @Column("TransDate")
  Optional<LocalDate> invoiceDate();

  /** Day by which it is to be paid. */
  @Column("DueDate")
  Optional<LocalDate> dueDate();

  /** Currency. */
  @Column(value = "CurrencyCode", length = 3)
  Optional<String> currency();

  /** Amount with tax. */
  @Column("AmountCur")
  Optional<BigDecimal> amount();

  /** Amount in accounting currency. */
  @Column("AmountMST")
  Optional<BigDecimal> accountingAmount();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableCustomerTransaction.Builder {
    Builder() {}
  }
}
