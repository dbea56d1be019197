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

/** The header of a progress milestone (PB rules, FLD-14). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjProjectContractLineMilestoneHeaderEntity")
public interface MilestoneHeader extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<MilestoneHeader> CODEC = EntityCodec.of(MilestoneHeader.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the header, part of the key. */
  @Column("PROJECTCONTRACTLINEMILESTONEHEADERID")
  Optional<String> headerId();

  /** Id of the header in Dataverse. */
  @Column("PROJECTCONTRACTLINEMILESTONEHEADERGUID")
  Optional<UUID> headerGuid();

  /** Position in the contract line. */
  @Column("LINESEQUENCENUMBER")
  Optional<Integer> sequenceNumber();

  /** The contract. */
  @Column("PROJECTCONTRACTID")
  Optional<String> contractId();

  /** The contract line. */
  @Column("PROJECTCONTRACTLINE")
  Optional<String> contractLineId();

  /** The project. */
  @Column("PROJECT")
  Optional<String> projectId();

  /** The activity. */
  @Column("TASK")
  Optional<String> activityNumber();

  /** Description of the header. */
  @Column("DESCRIPTION")
  Optional<String> description();

  /** Amount of the header. */
  @Column("AMOUNT")
  Optional<BigDecimal> amount();

  /** How much is billed (MS-8). */
  @Value.Default
  @Column("BILLINGSTATUS")
  default EnumSymbol<HeaderBillingStatus> billingStatus() {
    return EnumSymbol.none();
  }

  /** Share of the next bill (PB-2). */
  @Column("NEXTINVOICEPERCENT")
  Optional<BigDecimal> nextPercent();

  /** Amount of the next bill (PB-2). */
  @Column("NEXTINVOICEAMOUNT")
  Optional<BigDecimal> nextAmount();

  /** Status of the next bill (PB-2). */
  @Value.Default
  @Column("NEXTINVOICESTATUS")
  default EnumSymbol<NextInvoiceStatus> nextStatus() {
    return EnumSymbol.none();
  }

  /** Amount billed (PB-3). */
  @Column("INVOICEDTODATE")
  Optional<BigDecimal> invoicedToDate();

  /** Share billed (PB-3). */
  @Column("PERCENTINVOICEDTODATE")
  Optional<BigDecimal> percentInvoiced();

  /** Amount to be billed (PB-3). */
  @Column("REMAININGAMOUNT")
  Optional<BigDecimal> remainingAmount();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableMilestoneHeader.Builder {
    Builder() {}
  }
}
