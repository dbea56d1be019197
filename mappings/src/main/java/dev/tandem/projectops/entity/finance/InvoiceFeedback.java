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
 * What Dataverse hears of a posted invoice proposal (PROP-16). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjInvoiceProposalExportEntity")
public interface InvoiceFeedback extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<InvoiceFeedback> CODEC = EntityCodec.of(InvoiceFeedback.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The proposal, part of the key. */
  @Column(value = "INVOICEPROPOSALID", length = 20)
  Optional<String> proposalId();

  /** Number of the customer invoice. */
  @Column(value = "CUSTOMERINVOICENUMBER", length = 20)
  Optional<String> invoiceNumber();

  /** Date of the customer invoice. */
  @Column("CUSTOMERINVOICEDATE")
  Optional<LocalDate> invoiceDate();

  /** Sales tax of the invoice. */
  @Column("INVOICETAXAMOUNT")
  Optional<BigDecimal> tax();

  /** Currency of the tax. */
  @Column(value = "SALESCURRENCY", length = 3)
  Optional<String> currency();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableInvoiceFeedback.Builder {
    Builder() {}
  }
}
