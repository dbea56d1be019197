package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What finance adds to the header of a proposal (PROP-9 to PROP-11, PROP-15). An internal table
 * (UND-30). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjIntegrationProposal",
    key = {"dataAreaId", "ProposalId"})
public interface ProposalState extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ProposalState> CODEC = EntityCodec.of(ProposalState.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the proposal, part of the key. */
  @Column(value = "ProposalId", length = 20)
  Optional<String> proposalId();

  /** Where it stands. */
  @Value.Default
  @Column("Status")
  default EnumSymbol<ProposalStatus> status() {
    return EnumSymbol.none();
  }

  /** Number of its lines; zero before the import. */
  @Column("LineCount")
  Optional<Integer> lineCount();

  /** Due date that a person has set (PROP-11). */
  @Column("DueDate")
  Optional<LocalDate> dueDate();

  /** Dimensions of the header (PROP-9). */
  @Column("Dimensions")
  Optional<String> dimensions();

  /** The posted invoice. */
  @Column(value = "InvoiceId", length = 20)
  Optional<String> invoiceId();

  /** Voucher of the invoice, reserved when the posting begins. */
  @Column(value = "LedgerVoucher", length = 20)
  Optional<String> voucher();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProposalState.Builder {
    Builder() {}
  }
}
