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
 * A project in finance, the accounting twin of a project (PRJ rules). Immutable and safe for any
 * thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjProjectV2Entity")
public interface ProjectAccount extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ProjectAccount> CODEC = EntityCodec.of(ProjectAccount.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the project, part of the key. */
  @Column(value = "PROJECTID", length = 20)
  Optional<String> projectId();

  /** Name of the project. */
  @Column(value = "PROJECTNAME", length = 60)
  Optional<String> name();

  /** Description for people. */
  @Column("DESCRIPTION")
  Optional<String> description();

  /** The contract. */
  @Column(value = "PROJECTCONTRACTID", length = 20)
  Optional<String> contractId();

  /** The customer. */
  @Column(value = "CUSTOMERACCOUNTNUMBER", length = 20)
  Optional<String> customerAccount();

  /** Project above. */
  @Column("PARENTPROJECTID")
  Optional<String> parentProjectId();

  /** Project that carries the revenue estimates (MS-2). */
  @Column("ESTIMATEPROJECTID")
  Optional<String> estimateProjectId();

  /** Project group; finds the posting profile (ACC-1). */
  @Column(value = "PROJECTGROUPID", length = 10)
  Optional<String> projectGroup();

  /** Stage (FLD-15). */
  @Value.Default
  @Column("PROJECTSTAGE")
  default EnumSymbol<ProjectStage> stage() {
    return EnumSymbol.none();
  }

  /** Planned start. */
  @Column("PROJECTEDSTARTDATE")
  Optional<LocalDate> projectedStart();

  /** Planned end. */
  @Column("PROJECTEDENDDATE")
  Optional<LocalDate> projectedEnd();

  /** Start (FLD-16). */
  @Column("ACTUALSTARTDATE")
  Optional<LocalDate> actualStart();

  /** End. */
  @Column("ACTUALENDDATE")
  Optional<LocalDate> actualEnd();

  /** Day on which it was made. */
  @Column("DATEOFCREATION")
  Optional<LocalDate> createdOn();

  /** Whether it is an investment project (IP rules). */
  @Column("ISINVESTMENT")
  Optional<Boolean> investment();

  /** Sales tax group (TAX-1). */
  @Column(value = "SALESTAXGROUPID", length = 10)
  Optional<String> salesTaxGroup();

  /** Financial dimensions (DIM-1, DIM-3). */
  @Column("DIMENSIONDISPLAYVALUE")
  Optional<String> dimensions();

  /** Account that gets the invoices. */
  @Column("DEFAULTINVOICEACCOUNT")
  Optional<String> invoiceAccount();

  /** Personnel number of the manager. */
  @Column("PROJECTMANAGERPERSONNELNUMBER")
  Optional<String> manager();

  /** Id of the row in its source system. */
  @Column("INTEGRATIONSOURCEDATAID")
  Optional<String> sourceId();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProjectAccount.Builder {
    Builder() {}
  }
}
