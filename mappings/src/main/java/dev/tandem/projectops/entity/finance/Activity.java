package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.immutables.value.Value;

/** An activity, the twin of a task (TSK rules). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "ProjProjectTaskEntity")
public interface Activity extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Activity> CODEC = EntityCodec.of(Activity.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** The project, part of the key. */
  @Column("PROJECTID")
  Optional<String> projectId();

  /** Number of the activity, part of the key. */
  @Column("TASKID")
  Optional<String> taskId();

  /** Name of the task. */
  @Column("TASKNAME")
  Optional<String> name();

  /** Subject of the activity. */
  @Column("TASKSUBJECT")
  Optional<String> subject();

  /** Id in the work breakdown. */
  @Column("TASKELEMENTID")
  Optional<String> elementId();

  /** Id of the task above. */
  @Column("PARENTTASKELEMENTID")
  Optional<String> parentElementId();

  /** The work breakdown. */
  @Column("TASKHIERARCHYID")
  Optional<String> hierarchyId();

  /** Depth in the work breakdown. */
  @Column("TASKOUTLINELEVEL")
  Optional<Integer> outlineLevel();

  /** Place in the work breakdown. */
  @Column("TASKDISPLAYSEQUENCE")
  Optional<BigDecimal> displaySequence();

  /** Company of the project. */
  @Column("TASKOWNINGCOMPANY")
  Optional<String> owningCompany();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableActivity.Builder {
    Builder() {}
  }
}
