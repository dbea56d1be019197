package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A person, customer or contact of one. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "contacts")
public interface Contact extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Contact> CODEC = EntityCodec.of(Contact.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("contactid")
  Optional<UUID> id();

  /** Number of the person, part of the key. */
  @Column(value = "msdyn_contactpersonid", length = 100)
  Optional<String> number();

  /** Company, part of the key. */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Name. */
  @Column(value = "fullname", length = 160)
  Optional<String> name();

  /** First name. */
  @Column(value = "firstname", length = 50)
  Optional<String> firstName();

  /** Last name. */
  @Column(value = "lastname", length = 50)
  Optional<String> lastName();

  /** Description for people. */
  @Column(value = "description", length = 2000)
  Optional<String> description();

  /** Whether the person is a customer. */
  @Column("msdyn_sellable")
  Optional<Boolean> customer();

  /** Party. */
  @Column("msdyn_partyid")
  Optional<Reference> party();

  /** Customer group. */
  @Column("msdyn_customergroupid")
  Optional<Reference> customerGroup();

  /** Identification number. */
  @Column(value = "msdyn_identificationnumber", length = 100)
  Optional<String> identificationNumber();

  /** Country. */
  @Column(value = "msdyn_partycountry", length = 100)
  Optional<String> country();

  /** State or province. */
  @Column(value = "msdyn_partystateprovince", length = 100)
  Optional<String> stateOrProvince();

  /** Payment day. */
  @Column("msdyn_paymentday")
  Optional<Reference> paymentDay();

  /** Payment schedule. */
  @Column("msdyn_paymentschedule")
  Optional<Reference> paymentSchedule();

  /** Payment term. */
  @Column("msdyn_paymentterms")
  Optional<Reference> paymentTerm();

  /** Payment method. */
  @Column("msdyn_customerpaymentmethod")
  Optional<Reference> paymentMethod();

  /** Sales tax group. */
  @Column("msdyn_salestaxgroup")
  Optional<Reference> salesTaxGroup();

  /** Primary contact. */
  @Column("msdyn_primarycontact")
  Optional<Reference> primaryContact();

  /** Currency. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableContact.Builder {
    Builder() {}
  }
}
