package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.ChoiceValue;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A person or organization, whatever its part. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "msdyn_parties")
public interface Party extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Party> CODEC = EntityCodec.of(Party.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("msdyn_partyid")
  Optional<UUID> id();

  /** Number of the party, the key. */
  @Column(value = "msdyn_partynumber", length = 100)
  Optional<String> number();

  /** Party type. */
  @Column("msdyn_partytype")
  Optional<ChoiceValue> partyType();

  /** Name alias. */
  @Column(value = "msdyn_namealias", length = 100)
  Optional<String> nameAlias();

  /** Nickname. */
  @Column(value = "msdyn_nickname", length = 100)
  Optional<String> nickname();

  /** Language. */
  @Column("msdyn_language")
  Optional<ChoiceValue> language();

  /** Organization name. */
  @Column(value = "msdyn_organizationname", length = 100)
  Optional<String> organizationName();

  /** Abc code. */
  @Column("msdyn_organizationabccode")
  Optional<ChoiceValue> abcCode();

  /** Employees. */
  @Column("msdyn_numberofemployees")
  Optional<Integer> employees();

  /** Organization number. */
  @Column(value = "msdyn_organizationnumber", length = 100)
  Optional<String> organizationNumber();

  /** Organization phonetic name. */
  @Column(value = "msdyn_organizationphoneticname", length = 100)
  Optional<String> organizationPhoneticName();

  /** First name. */
  @Column(value = "msdyn_firstname", length = 100)
  Optional<String> firstName();

  /** Middle name. */
  @Column(value = "msdyn_middlename", length = 100)
  Optional<String> middleName();

  /** Last name. */
  @Column(value = "msdyn_lastname", length = 100)
  Optional<String> lastName();

  /** Last name prefix. */
  @Column(value = "msdyn_lastnameprefix", length = 100)
  Optional<String> lastNamePrefix();

  /** Initials. */
  @Column(value = "msdyn_initials", length = 100)
  Optional<String> initials();

  /** Professional title. */
  @Column(value = "msdyn_professionaltitle", length = 100)
  Optional<String> professionalTitle();

  /** Professional suffix. */
  @Column(value = "msdyn_professionalsuffix", length = 100)
  Optional<String> professionalSuffix();

  /** Phonetic first name. */
  @Column(value = "msdyn_phoneticfirstname", length = 100)
  Optional<String> phoneticFirstName();

  /** Phonetic middle name. */
  @Column(value = "msdyn_phoneticmiddlename", length = 100)
  Optional<String> phoneticMiddleName();

  /** Phonetic last name. */
  @Column(value = "msdyn_phoneticlastname", length = 100)
  Optional<String> phoneticLastName();

  /** Gender. */
  @Column("msdyn_gender")
  Optional<ChoiceValue> gender();

  /** Marital status. */
  @Column("msdyn_maritalstatus")
  Optional<ChoiceValue> maritalStatus();

  /** Hobbies. */
  @Column(value = "msdyn_hobbies", length = 100)
  Optional<String> hobbies();

  /** Children names. */
  @Column(value = "msdyn_childrennames", length = 100)
  Optional<String> childrenNames();

  /** Anniversary day. */
  @Column("msdyn_anniversaryday")
  Optional<Integer> anniversaryDay();

  /** Anniversary month. */
  @Column("msdyn_anniversarymonth")
  Optional<ChoiceValue> anniversaryMonth();

  /** Anniversary year. */
  @Column("msdyn_anniversaryyear")
  Optional<Integer> anniversaryYear();

  /** Birth day. */
  @Column("msdyn_birthday")
  Optional<Integer> birthDay();

  /** Birth month. */
  @Column("msdyn_birthmonth")
  Optional<ChoiceValue> birthMonth();

  /** Birth year. */
  @Column("msdyn_birthyear")
  Optional<Integer> birthYear();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableParty.Builder {
    Builder() {}
  }
}
