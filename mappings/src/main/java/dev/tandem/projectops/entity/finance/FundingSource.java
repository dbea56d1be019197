package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.EnumValue;
import java.util.Optional;
import org.immutables.value.Value;

/** A funding source, the twin of a contract customer (FS-1). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjFundingSourceEntity")
public interface FundingSource extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FundingSource> CODEC = EntityCodec.of(FundingSource.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The contract, part of the key. */
  @Column("PROJECTCONTRACTID")
  Optional<String> contractId();

  /** Number of the funding source, part of the key. */
  @Column(value = "FUNDINGSOURCEID", length = 20)
  Optional<String> fundingSourceId();

  /** Name of the funding source. */
  @Column("NAME")
  Optional<String> name();

  /** Who pays. */
  @Value.Default
  @Column("FUNDINGTYPE")
  default EnumSymbol<FundingType> fundingType() {
    return EnumSymbol.none();
  }

  /** The customer. */
  @Column(value = "CUSTOMERORORGANIZATION", length = 20)
  Optional<String> customerAccount();

  /** Whether it is the primary one (FS-6). */
  @Column("ISPRIMARYFUNDINGSOURCE")
  Optional<Boolean> primary();

  /** Name on the invoice. */
  @Column(value = "INVOICENAME", length = 100)
  Optional<String> invoiceName();

  /** Format of the invoice. */
  @Column("INVOICEFORMAT")
  Optional<EnumValue> invoiceFormat();

  /** Terms of payment (FS-3). */
  @Column(value = "TERMSOFPAYMENT", length = 10)
  Optional<String> termsOfPayment();

  /** Payment schedule. */
  @Column(value = "PAYMENTSCHEDULE", length = 10)
  Optional<String> paymentSchedule();

  /** Cash discount. */
  @Column("CASHDISCOUNT")
  Optional<String> cashDiscount();

  /** Posting profile of the receivable. */
  @Column(value = "POSTINGPROFILE", length = 10)
  Optional<String> postingProfile();

  /** Language of the invoice. */
  @Column(value = "LANGUAGE", length = 7)
  Optional<String> language();

  /** Financial dimensions, from the customer at first (DIM-1). */
  @Column("DIMENSIONDISPLAYVALUE")
  Optional<String> dimensions();

  /** Reference of the customer. */
  @Column("CUSTOMERREFERENCE")
  Optional<String> customerReference();

  /** Requisition of the customer. */
  @Column("CUSTOMERREQUISITION")
  Optional<String> customerRequisition();

  /** What the customer keeps back. */
  @Column("CUSTOMERPAYMENTRETENTIONTERMS")
  Optional<String> retentionTerms();

  /** Whether a funding rule is made with it. */
  @Column("CREATEDEFAULTFUNDINGRULE")
  Optional<Boolean> createsFundingRule();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFundingSource.Builder {
    Builder() {}
  }
}
