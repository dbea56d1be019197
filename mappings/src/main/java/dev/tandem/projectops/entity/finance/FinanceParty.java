package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.EnumValue;
import java.util.Optional;
import org.immutables.value.Value;

/** A person or organization, whatever its part. Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "DirPartyCDSEntity")
public interface FinanceParty extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<FinanceParty> CODEC = EntityCodec.of(FinanceParty.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Number of the party, the key. */
  @Column(value = "PARTYNUMBER", length = 40)
  Optional<String> number();

  /** Party type. */
  @Column("PARTYTYPE")
  Optional<EnumValue> partyType();

  /** Name alias. */
  @Column(value = "NAMEALIAS", length = 100)
  Optional<String> nameAlias();

  /** Nickname. */
  @Column(value = "KNOWNAS", length = 100)
  Optional<String> nickname();

  /** Language. */
  @Column(value = "LANGUAGEID", length = 7)
  Optional<String> language();

  /** Organization name. */
  @Column(value = "ORGANIZATIONNAME", length = 100)
  Optional<String> organizationName();

  /** Abc code. */
  @Column("ORGANIZATIONABCCODE")
  Optional<EnumValue> abcCode();

  /** Employees. */
  @Column("ORGANIZATIONNUMOFEMPLOYEES")
  Optional<Integer> employees();

  /** Organization number. */
  @Column(value = "ORGANIZATIONNUMBER", length = 40)
  Optional<String> organizationNumber();

  /** Organization phonetic name. */
  @Column(value = "ORGANIZATIONPHONETICNAME", length = 100)
  Optional<String> organizationPhoneticName();

  /** First name. */
  @Column(value = "PERSONFIRSTNAME", length = 25)
  Optional<String> firstName();

  /** Middle name. */
  @Column(value = "PERSONMIDDLENAME", length = 25)
  Optional<String> middleName();

  /** Last name. */
  @Column(value = "PERSONLASTNAME", length = 25)
  Optional<String> lastName();

  /** Last name prefix. */
  @Column(value = "PERSONLASTNAMEPREFIX", length = 25)
  Optional<String> lastNamePrefix();

  /** Initials. */
  @Column(value = "PERSONINITIALS", length = 10)
  Optional<String> initials();

  /** Professional title. */
  @Column(value = "PERSONPROFESSIONALTITLE", length = 85)
  Optional<String> professionalTitle();

  /** Professional suffix. */
  @Column(value = "PERSONPROFESSIONALSUFFIX", length = 85)
  Optional<String> professionalSuffix();

  /** Phonetic first name. */
  @Column(value = "PERSONPHONETICFIRSTNAME", length = 25)
  Optional<String> phoneticFirstName();

  /** Phonetic middle name. */
  @Column(value = "PERSONPHONETICMIDDLENAME", length = 25)
  Optional<String> phoneticMiddleName();

  /** Phonetic last name. */
  @Column(value = "PERSONPHONETICLASTNAME", length = 25)
  Optional<String> phoneticLastName();

  /** Gender. */
  @Column("PERSONGENDER")
  Optional<EnumValue> gender();

  /** Marital status. */
  @Column("PERSONMARITALSTATUS")
  Optional<EnumValue> maritalStatus();

  /** Hobbies. */
  @Column(value = "PERSONHOBBIES", length = 100)
  Optional<String> hobbies();

  /** Children names. */
  @Column(value = "PERSONCHILDRENNAMES", length = 100)
  Optional<String> childrenNames();

  /** Anniversary day. */
  @Column("PERSONANNIVERSARYDAY")
  Optional<Integer> anniversaryDay();

  /** Anniversary month. */
  @Column("PERSONANNIVERSARYMONTH")
  Optional<EnumValue> anniversaryMonth();

  /** Anniversary year. */
  @Column("PERSONANNIVERSARYYEAR")
  Optional<Integer> anniversaryYear();

  /** Birth day. */
  @Column("PERSONBIRTHDAY")
  Optional<Integer> birthDay();

  /** Birth month. */
  @Column("PERSONBIRTHMONTH")
  Optional<EnumValue> birthMonth();

  /** Birth year. */
  @Column("PERSONBIRTHYEAR")
  Optional<Integer> birthYear();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableFinanceParty.Builder {
    Builder() {}
  }
}
