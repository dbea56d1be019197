package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/** The header of an invoice proposal (PROP rules). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjInvoiceProposalV2Entity")
public interface InvoiceProposal extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<InvoiceProposal> CODEC = EntityCodec.of(InvoiceProposal.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the proposal, that of the proforma; part of the key (PROP-3). */
  @Column(value = "INVOICEPROPOSALID", length = 20)
  Optional<String> proposalId();

  /** The contract. */
  @Column(value = "PROJECTCONTRACTID", length = 20)
  Optional<String> contractId();

  /** Name of the contract. */
  @Column("CONTRACTNAME")
  Optional<String> contractName();

  /** The funding source. */
  @Column("FUNDINGSOURCEID")
  Optional<String> fundingSourceId();

  /** Date of the invoice. */
  @Column("INVOICEDATE")
  Optional<LocalDate> invoiceDate();

  /** The posted invoice. */
  @Column(value = "INVOICE", length = 20)
  Optional<String> invoiceId();

  /** Text on the invoice. */
  @Column("INVOICEHEADERTEXT")
  Optional<String> headerText();

  /** Contract currency. */
  @Column(value = "SALESCURRENCY", length = 3)
  Optional<String> currency();

  /** Terms of payment (FLD-23). */
  @Column(value = "TERMSOFPAYMENT", length = 10)
  Optional<String> termsOfPayment();

  /** Format of the invoice, by number. */
  @Column("INVOICEFORMAT")
  Optional<Integer> invoiceFormat();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableInvoiceProposal.Builder {
    Builder() {}
  }
}
