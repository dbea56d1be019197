package dev.tandem.example.flink;

import dev.tandem.example.flink.wire.ComparedRow;
import dev.tandem.example.flink.wire.Found;
import dev.tandem.example.flink.wire.SourceRow;
import dev.tandem.example.flink.wire.WireType;
import dev.tandem.example.flink.work.WorkerSystem;
import dev.tandem.spi.schema.Side;
import java.util.Locale;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Sends each row of one side to where it meets its partner: in the main output as a member of a
 * pair, in a side output for the search for rows without a partner. Rows that cannot be mapped are
 * found at once. Flink calls each task on one thread.
 */
final class PrepareRows extends ProcessFunction<SourceRow, ComparedRow> {
  private static final long serialVersionUID = 1L;

  /** Rows for the search for those without a partner. */
  static final OutputTag<ComparedRow> LEFT_OVER =
      new OutputTag<>("left-over", WireType.COMPARED_ROW);

  /** What is found without a partner. */
  static final OutputTag<Found> FOUND = new OutputTag<>("found", WireType.FOUND);

  private final ReconcileJob job;
  private final Side side;
  private final LongCounter rows = new LongCounter();
  private transient @Nullable WorkerSystem dataverse;
  private transient @Nullable Preparation preparation;

  PrepareRows(ReconcileJob job, Side side) {
    this.job = job;
    this.side = side;
  }

  /** What the count of the rows of a side is called in the result of the job. */
  static String rows(Side side) {
    return side.name().toLowerCase(Locale.ROOT) + " rows";
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(rows(side), rows);
    dataverse = WorkerSystem.open(job.map(), job.dataverse());
    preparation = new Preparation(job, side, dataverse.lookups());
  }

  @Override
  public void processElement(SourceRow read, Context context, Collector<ComparedRow> out) {
    if (preparation == null) {
      throw new IllegalStateException("a task prepares rows after it was opened");
    }
    rows.add(1L);
    Preparation.Prepared prepared = preparation.of(read.slots());
    if (prepared.pair() != null) {
      out.collect(prepared.pair());
    }
    if (prepared.leftOver() != null) {
      context.output(LEFT_OVER, prepared.leftOver());
    }
    if (prepared.found() != null) {
      context.output(FOUND, prepared.found());
    }
  }

  @Override
  public void close() {
    if (dataverse != null) {
      dataverse.close();
      dataverse = null;
    }
  }
}
