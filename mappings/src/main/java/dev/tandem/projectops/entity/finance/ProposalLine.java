package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A line of an invoice proposal: one billed sale (PROP-4). An internal table (UND-30). Immutable
 * and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(
    side = Side.FINANCE,
    name = "ProjIntegrationProposalTrans",
    key = {"dataAreaId", "ProposalId", "LineNum"})
public interface ProposalLine extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ProposalLine> CODEC = EntityCodec.of(ProposalLine.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The proposal, part of the key. */
  @Column(value = "ProposalId", length = 20)
  Optional<String> proposalId();

  /** Number in the proposal from 1, part of the key. */
  @Column("LineNum")
  Optional<Integer> line();

  /** The billed sale. */
  @Column("ActualId")
  Optional<UUID> actualId();

  /** Transaction type. */
  @Value.Default
  @Column("TransactionType")
  default EnumSymbol<CategoryType> type() {
    return EnumSymbol.none();
  }

  /** Subledger row or on-account transaction that it bills (TAX-3). */
  @Column(value = "TransId", length = 20)
  Optional<String> transactionId();

  /** Whether it gives back what was invoiced (COR-11). */
  @Column("Credit")
  Optional<Boolean> credit();

  /** The proposal of the line that it gives back (COR-9). */
  @Column(value = "CreditedProposalId", length = 20)
  Optional<String> creditedProposal();

  /** Whether it counts in the invoice (UND-26). */
  @Column("Charged")
  Optional<Boolean> charged();

  /** The project. */
  @Column(value = "ProjId", length = 20)
  Optional<String> projectId();

  /** The contract. */
  @Column(value = "ContractId", length = 20)
  Optional<String> contractId();

  /** Position of the contract line. */
  @Column("ContractLineNum")
  Optional<Integer> contractLine();

  /** Project category. */
  @Column(value = "CategoryId", length = 30)
  Optional<String> categoryId();

  /** Text on the invoice. */
  @Column(value = "Description", length = 255)
  Optional<String> description();

  /** Quantity. */
  @Column("Qty")
  Optional<BigDecimal> quantity();

  /** Contract currency (PROP-18). */
  @Column(value = "CurrencyCode", length = 3)
  Optional<String> currency();

  /** Net amount; zero when it is not charged. */
  @Column("Amount")
  Optional<BigDecimal> amount();

  /** Sales tax group (PROP-9). */
  @Column(value = "TaxGroupId", length = 10)
  Optional<String> salesTaxGroup();

  /** Item sales tax group (PROP-9). */
  @Column(value = "TaxItemGroupId", length = 10)
  Optional<String> itemSalesTaxGroup();

  /** Sales tax of the posted line (UND-24). */
  @Column("TaxAmount")
  Optional<BigDecimal> taxAmount();

  /** Financial dimensions, not editable (PROP-9). */
  @Column("Dimensions")
  Optional<String> dimensions();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProposalLine.Builder {
    Builder() {}
  }
}
