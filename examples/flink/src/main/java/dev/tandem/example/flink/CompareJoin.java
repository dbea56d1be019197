package dev.tandem.example.flink;

import dev.tandem.example.flink.wire.ComparedRow;
import dev.tandem.example.flink.wire.Found;
import dev.tandem.example.flink.wire.WireType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.sync.reconcile.Difference;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Brings rows of one key together and looks at them when both inputs have ended: in batch execution
 * that is right behind the last row of the key. Flink calls each task on one thread.
 */
abstract class CompareJoin extends KeyedCoProcessFunction<String, ComparedRow, ComparedRow, Found> {
  private static final long serialVersionUID = 1L;

  private final ReconcileJob job;
  private transient @Nullable ListState<ComparedRow> firsts;
  private transient @Nullable ListState<ComparedRow> seconds;

  CompareJoin(ReconcileJob job) {
    this.job = job;
  }

  ReconcileJob job() {
    return job;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    firsts = state("first");
    seconds = state("second");
  }

  private ListState<ComparedRow> state(String name) {
    return getRuntimeContext().getListState(new ListStateDescriptor<>(name, WireType.COMPARED_ROW));
  }

  @Override
  public void processElement1(ComparedRow row, Context context, Collector<Found> out)
      throws Exception {
    add(firsts, row, context);
  }

  @Override
  public void processElement2(ComparedRow row, Context context, Collector<Found> out)
      throws Exception {
    add(seconds, row, context);
  }

  private static void add(@Nullable ListState<ComparedRow> state, ComparedRow row, Context context)
      throws Exception {
    opened(state).add(row);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  private static ListState<ComparedRow> opened(@Nullable ListState<ComparedRow> state) {
    if (state == null) {
      throw new IllegalStateException("a task compares rows after it was opened");
    }
    return state;
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Found> out) throws Exception {
    ComparedRow second = null;
    for (ComparedRow row : opened(seconds).get()) {
      second = row;
    }
    for (ComparedRow row : opened(firsts).get()) {
      Found found = compare(row, second);
      if (found != null) {
        out.collect(found);
      }
    }
    opened(firsts).clear();
    opened(seconds).clear();
  }

  /**
   * What there is to say about a row.
   *
   * @param partner the row of the same key on the other side, null when there is none
   */
  abstract @Nullable Found compare(ComparedRow row, @Nullable ComparedRow partner);

  Found found(
      Difference.Kind kind,
      @Nullable KeyValues financeKey,
      @Nullable UUID id,
      List<Difference.Column> columns,
      String reason) {
    String map = job.map().compiled().map().name();
    return new Found(new Difference(map, kind, financeKey, id, columns, reason, false));
  }
}
