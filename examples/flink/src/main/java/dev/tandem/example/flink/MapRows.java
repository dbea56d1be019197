package dev.tandem.example.flink;

import dev.tandem.engine.MappingResult;
import dev.tandem.example.flink.wire.LeftOut;
import dev.tandem.example.flink.wire.MappedRow;
import dev.tandem.example.flink.wire.Slots;
import dev.tandem.example.flink.wire.SourceRow;
import dev.tandem.example.flink.wire.WireType;
import dev.tandem.example.flink.work.Compiled;
import dev.tandem.example.flink.work.RowMapper;
import dev.tandem.example.flink.work.RowNames;
import dev.tandem.example.flink.work.WorkerSystem;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Maps rows with the compiled map of the worker. What is filtered or rejected goes to side outputs.
 * Flink calls each task on one thread.
 */
final class MapRows extends ProcessFunction<SourceRow, MappedRow> {
  private static final long serialVersionUID = 1L;

  /** Rows that filter or company keep out. */
  static final OutputTag<LeftOut> FILTERED = new OutputTag<>("filtered", WireType.LEFT_OUT);

  /** Rows that cannot be mapped. */
  static final OutputTag<LeftOut> REJECTED = new OutputTag<>("rejected", WireType.LEFT_OUT);

  private final InitialSyncJob job;
  private transient @Nullable Open open;

  MapRows(InitialSyncJob job) {
    this.job = job;
  }

  /** What a task has while it runs. */
  private record Open(
      WorkerSystem dataverse, RowMapper mapper, TableSchema source, String prefix) {}

  @Override
  public void open(OpenContext context) {
    Compiled compiled = job.map().compiled();
    WorkerSystem dataverse = WorkerSystem.open(job.map(), job.dataverse());
    open =
        new Open(
            dataverse,
            new RowMapper(compiled.map(), job.direction(), dataverse.lookups()),
            compiled.map().source(job.direction()),
            job.operationPrefix(compiled.map().name()));
  }

  @Override
  public void processElement(SourceRow read, Context context, Collector<MappedRow> out) {
    if (open == null) {
      throw new IllegalStateException("a task maps rows after it was opened");
    }
    Row row = read.slots().bind(open.source());
    MappingResult result = open.mapper().map(row);
    if (result instanceof MappingResult.Mapped mapped) {
      KeyValues key = mapped.key();
      if (key == null || key.isBlank()) {
        String reason = "the row does not carry the whole key of the other side";
        context.output(REJECTED, new LeftOut(LeftOut.Why.REJECTED, name(row), reason));
      } else {
        String id = open.prefix() + name(row) + '@' + read.version();
        out.collect(new MappedRow(id, key, Slots.of(mapped.row())));
      }
    } else if (result instanceof MappingResult.Filtered filtered) {
      context.output(FILTERED, new LeftOut(LeftOut.Why.FILTERED, name(row), filtered.reason()));
    } else {
      context.output(
          REJECTED,
          new LeftOut(LeftOut.Why.REJECTED, name(row), reasons((MappingResult.Rejected) result)));
    }
  }

  static String reasons(MappingResult.Rejected rejected) {
    return rejected.problems().stream().map(Problem::display).collect(Collectors.joining("; "));
  }

  /** The coordinate of a row in its system: its identifier, on finance its key. */
  private static String name(Row row) {
    UUID id = RowNames.idOf(row);
    return id != null ? id.toString() : RowNames.ownKey(row).toString();
  }

  @Override
  public void close() {
    if (open != null) {
      open.dataverse().close();
      open = null;
    }
  }
}
