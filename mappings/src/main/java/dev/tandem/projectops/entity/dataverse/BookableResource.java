package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * A resource that can be booked; not synchronized but for its worker (RES rules). Immutable and
 * safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "bookableresources")
public interface BookableResource extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<BookableResource> CODEC = EntityCodec.of(BookableResource.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row, its key (KEY-3). */
  @Column("bookableresourceid")
  Optional<UUID> id();

  /** Name of the resource. */
  @Column(value = "name", length = 100)
  Optional<String> name();

  /** What the resource is. */
  @Value.Default
  @Column("resourcetype")
  default Choice<ResourceType> resourceType() {
    return Choice.none();
  }

  /** Own employee or contract worker. */
  @Value.Default
  @Column("msdyn_workertype")
  default Choice<WorkerType> workerType() {
    return Choice.none();
  }

  /** Worker behind the resource, set at creation only (RES-2). */
  @Column("cdm_worker")
  Optional<Reference> worker();

  /** User behind the resource. */
  @Column("userid")
  Optional<Reference> user();

  /** Account behind the resource. */
  @Column("accountid")
  Optional<Reference> account();

  /** Contact behind the resource. */
  @Column("contactid")
  Optional<Reference> contact();

  /** Vendor that supplies a contract worker. */
  @Column("msdyn_vendor")
  Optional<Reference> vendor();

  /** Resourcing unit (IC-5). */
  @Column("msdyn_organizationalunit")
  Optional<Reference> unit();

  /** Hours to be billed, in percent. */
  @Column("msdyn_targetutilization")
  Optional<Integer> targetUtilization();

  /** Mail address. */
  @Column(value = "msdyn_primaryemail", length = 100)
  Optional<String> email();

  /** Currency of amounts. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether the resource is in use. */
  @Value.Default
  @Column("statecode")
  default Choice<RowState> state() {
    return Choice.none();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableBookableResource.Builder {
    Builder() {}
  }
}
