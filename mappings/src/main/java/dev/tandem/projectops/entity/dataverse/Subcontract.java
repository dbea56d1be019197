package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A subcontract with a vendor (SUB rules). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_subcontracts")
public interface Subcontract extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Subcontract> CODEC = EntityCodec.of(Subcontract.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_subcontractid")
  Optional<UUID> id();

  /** Number, part of the key; the purchase order shows it. */
  @Column(value = "msdyn_subcontractnumber", length = 100)
  Optional<String> number();

  /** Name. */
  @Column(value = "msdyn_name", length = 100)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "msdyn_description", length = 2000)
  Optional<String> description();

  /** Account that it buys from. */
  @Column("msdyn_vendor")
  Optional<Reference> vendor();

  /** Date of the subcontract. */
  @Column("msdyn_subcontractdate")
  Optional<LocalDate> date();

  /** How far it has come. */
  @Value.Default
  @Column("statuscode")
  default Choice<SubcontractStatus> status() {
    return Choice.none();
  }

  /** Unit that buys. */
  @Column("msdyn_contractingunit")
  Optional<Reference> contractingUnit();

  /** Company that buys, part of the key. */
  @Column("msdyn_owningcompany")
  Optional<Reference> owningCompany();

  /** Currency of the purchase. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Terms of payment; their options are not published. */
  @Column("msdyn_paymentterms")
  Optional<ChoiceValue> paymentTerms();

  /** Amount before tax. */
  @Column("msdyn_subtotal")
  Optional<BigDecimal> subtotal();

  /** Tax. */
  @Column("msdyn_totaltax")
  Optional<BigDecimal> tax();

  /** Amount with tax. */
  @Column("msdyn_totalamount")
  Optional<BigDecimal> totalAmount();

  /** Day on which it was confirmed. */
  @Column("msdyn_dateconfirmed")
  Optional<LocalDate> confirmedOn();

  /** User who asked for it. */
  @Column("msdyn_requestedby")
  Optional<Reference> requestedBy();

  /** Contact of the vendor. */
  @Column("msdyn_vendoraccountmanager")
  Optional<Reference> vendorContact();

  /** Whether the row is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableSubcontract.Builder {
    Builder() {}
  }
}
