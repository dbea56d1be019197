package dev.tandem.example.flink;

import dev.tandem.example.flink.wire.LeftOut;
import dev.tandem.example.flink.wire.MappedRow;
import dev.tandem.example.flink.work.WorkerSystem;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.TableSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in groups and gives on those that the system refuses. Nothing waits here across a
 * checkpoint, so whatever a checkpoint lies behind is written. A task that is started again repeats
 * the writes since then under their operation ids, which the system answers as duplicates (I6).
 * Flink calls each task on one thread; a pause that the system asks for is waited out there.
 */
final class WriteRows extends AbstractStreamOperator<LeftOut>
    implements OneInputStreamOperator<MappedRow, LeftOut>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final InitialSyncJob job;
  private transient @Nullable Open open;

  WriteRows(InitialSyncJob job) {
    this.job = job;
  }

  /** What a task has while it runs. */
  private record Open(
      WorkerSystem system,
      TableSchema target,
      int size,
      List<Write> group,
      Counter applied,
      Counter duplicates,
      Counter refused) {}

  @Override
  public void open() throws Exception {
    super.open();
    WorkerSystem system = WorkerSystem.open(job.map(), job.target());
    Connector connector = system.connector();
    open =
        new Open(
            system,
            job.map().compiled().map().target(job.direction()),
            Math.min(job.groupSize(), connector.capabilities().maxGroupSize()),
            new ArrayList<>(),
            getMetricGroup().counter("rowsApplied"),
            getMetricGroup().counter("rowsWrittenBefore"),
            getMetricGroup().counter("rowsRefused"));
    if (!connector.capabilities().has(Capability.OPERATION_LEDGER)) {
      throw new IllegalStateException(
          "%s remembers no operations, so a task that is started again would write twice"
              .formatted(connector.side()));
    }
  }

  private Open opened() {
    if (open == null) {
      throw new IllegalStateException("a task writes rows after it was opened");
    }
    return open;
  }

  @Override
  public void processElement(StreamRecord<MappedRow> element) throws InterruptedException {
    Open task = opened();
    MappedRow row = element.getValue();
    task.group().add(Write.upsert(row.operationId(), row.key(), row.slots().bind(task.target())));
    if (task.group().size() >= task.size()) {
      flush(task);
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws InterruptedException {
    flush(opened());
  }

  @Override
  public void endInput() throws InterruptedException {
    flush(opened());
  }

  private void flush(Open task) throws InterruptedException {
    List<Write> writes = List.copyOf(task.group());
    task.group().clear();
    while (!writes.isEmpty()) {
      List<WriteOutcome> outcomes = task.system().connector().write(new WriteGroup(writes, false));
      List<Write> again = new ArrayList<>();
      Instant until = Instant.MIN;
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i) instanceof WriteOutcome.Throttled throttled) {
          again.add(writes.get(i));
          until = throttled.until().isAfter(until) ? throttled.until() : until;
        } else {
          take(task, writes.get(i), outcomes.get(i));
        }
      }
      writes = again;
      pause(until);
    }
  }

  private void take(Open task, Write write, WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Applied) {
      task.applied().inc();
    } else if (outcome instanceof WriteOutcome.Duplicate) {
      task.duplicates().inc();
    } else if (outcome instanceof WriteOutcome.Rejected rejected) {
      task.refused().inc();
      String reason =
          rejected.problems().stream().map(Problem::display).collect(Collectors.joining("; "));
      output.collect(
          new StreamRecord<>(new LeftOut(LeftOut.Why.REFUSED, write.key().toString(), reason)));
    } else {
      // Nobody knows what happened, so the task starts again and asks under the same id.
      throw new IllegalStateException("%s was answered %s".formatted(write.operationId(), outcome));
    }
  }

  private static void pause(Instant until) throws InterruptedException {
    if (until.isAfter(Instant.now())) {
      Thread.sleep(Math.max(1, Duration.between(Instant.now(), until).toMillis()));
    }
  }

  @Override
  public void close() throws Exception {
    if (open != null) {
      open.system().close();
      open = null;
    }
    super.close();
  }
}
