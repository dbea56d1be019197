package dev.tandem.example.flink;

import dev.tandem.example.flink.wire.Found;
import dev.tandem.sync.reconcile.Difference;
import java.util.EnumMap;
import java.util.Objects;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Counts differences by kind and passes them on. */
final class CountKinds extends ProcessFunction<Found, Found> {
  private static final long serialVersionUID = 1L;

  private final EnumMap<Difference.Kind, LongCounter> counters =
      new EnumMap<>(Difference.Kind.class);

  /** What the count of a kind is called in the result of the job. */
  static String name(Difference.Kind kind) {
    return "difference " + kind;
  }

  @Override
  public void open(OpenContext context) {
    for (Difference.Kind kind : Difference.Kind.values()) {
      LongCounter counter = new LongCounter();
      counters.put(kind, counter);
      getRuntimeContext().addAccumulator(name(kind), counter);
    }
  }

  @Override
  public void processElement(Found found, Context context, Collector<Found> out) {
    Objects.requireNonNull(counters.get(found.difference().kind())).add(1L);
    out.collect(found);
  }
}
