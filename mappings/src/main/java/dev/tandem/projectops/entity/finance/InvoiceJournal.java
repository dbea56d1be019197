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
 * A posted project invoice (PROP-15). An internal table (UND-30). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjInvoiceJour",
    key = {"dataAreaId", "ProjInvoiceId"})
public interface InvoiceJournal extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<InvoiceJournal> CODEC = EntityCodec.of(InvoiceJournal.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the invoice, part of the key. */
  @Column(value = "ProjInvoiceId", length = 20)
  Optional<String> invoiceId();

  /** The proposal, that is the proforma (PROP-2). */
  @Column(value = "ProposalId", length = 20)
  Optional<String> proposalId();

  /** The contract. */
  @Column(value = "ContractId", length = 20)
  Optional<String> contractId();

  /** The funding source. */
  @Column(value = "FundingSourceId", length = 20)
  Optional<String> fundingSourceId();

  /** Customer that pays. */
  @Column(value = "InvoiceAccount", length = 20)
  Optional<String> invoiceAccount();

  /** Date of the invoice. */
  @Column("InvoiceDate")
  Optional<LocalDate> invoiceDate();

  /** Day by which it is to be paid (PROP-11). */
  @Column("DueDate")
  Optional<LocalDate> dueDate();

  /** Contract currency (PROP-18). */
  @Column(value = "CurrencyId", length = 3)
  Optional<String> currency();

  /** Rate per 100 units (FX-2). */
  @Column("ExchangeRate")
  Optional<BigDecimal> exchangeRate();

  /** Amount before tax. */
  @Column("NetAmount")
  Optional<BigDecimal> netAmount();

  /** Sales tax (TAX-4). */
  @Column("SumTax")
  Optional<BigDecimal> taxAmount();

  /** Amount with tax. */
  @Column("InvoiceAmount")
  Optional<BigDecimal> invoiceAmount();

  /** Amount in accounting currency. */
  @Column("InvoiceAmountMST")
  Optional<BigDecimal> accountingAmount();

  /** Voucher. */
  @Column(value = "LedgerVoucher", length = 20)
  Optional<String> voucher();

  /** Whether it only gives back (COR-11). */
  @Column("CreditNote")
  Optional<Boolean> creditNote();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableInvoiceJournal.Builder {
    Builder() {}
  }
}
